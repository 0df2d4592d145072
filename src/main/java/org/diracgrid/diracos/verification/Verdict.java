package org.diracgrid.diracos.verification;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a verification found.
 *
 * @param findings about what was built, the worst first
 * @param ofBase what is so in the base already, and is not held against what was built on it
 */
public record Verdict(List<Finding> findings, List<Finding> ofBase) {
  /** In order, and each once. */
  public Verdict {
    findings = findings.stream().distinct().sorted().toList();
    ofBase = ofBase.stream().distinct().sorted().toList();
  }

  /** The same with further findings. */
  public Verdict with(Collection<Finding> further) {
    return new Verdict(Stream.concat(findings.stream(), further.stream()).toList(), ofBase);
  }

  /** How many findings matter so much. */
  public int count(Severity severity) {
    return (int) findings.stream().filter(it -> it.severity() == severity).count();
  }
}
