package org.diracgrid.diracos.release;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A CFG file has lines that DIRAC's two parsers do not read alike. */
public final class AmbiguousCfgException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 5;

  AmbiguousCfgException(String file, List<CfgProblem> problems) {
    super(
        problems.stream()
                .sorted(Comparator.comparingInt(CfgProblem::line))
                .limit(SHOWN)
                .map(problem -> "%s:%d %s".formatted(file, problem.line(), problem.reason()))
                .collect(Collectors.joining("; "))
            + (problems.size() > SHOWN ? "; and %d more".formatted(problems.size() - SHOWN) : ""));
  }
}
