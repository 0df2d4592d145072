package org.diracgrid.diracos.verification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Verifies an archive: all checks there are, and whose fault it is what they find. */
public final class Verification {
  /** What holds for every DIRACOS. */
  private static final List<ArchiveCheck> CHECKS =
      List.of(
          new LayoutCheck(),
          new EntriesCheck(),
          new LinksCheck(),
          new PermissionsCheck(),
          new ByteCodeCheck(),
          new RecordsCheck(),
          new UnlistedFilesCheck(),
          new RequirementsCheck(),
          new CommandsCheck(),
          new InterpretersCheck(),
          new BinariesCheck());

  private final Survey survey;
  private final Optional<Survey> base;
  private final Claims claims;
  private final Additions additions;

  /**
   * Verifies an archive.
   *
   * @param base the survey of what it was built on; empty if that is not at hand
   * @param claims what whoever built it says of it
   */
  public Verification(Survey survey, Optional<Survey> base, Claims claims) {
    this.survey = survey;
    this.base = base;
    this.claims = claims;
    this.additions = Additions.of(survey, base, claims);
  }

  /** All that is found. */
  public Verdict verdict() {
    Blame blame = new Blame(base.map(Verification::common), additions);
    List<Finding> findings = new ArrayList<>();
    List<Finding> ofBase = new ArrayList<>();
    for (Finding finding : common(survey)) {
      if (blame.isOfBase(finding)) {
        ofBase.add(finding);
      } else {
        findings.add(blame.judge(finding));
      }
    }
    findings.addAll(new VersionsCheck().findings(survey, claims));
    findings.addAll(new AdditionsCheck().findings(survey, base, claims));
    base.ifPresent(it -> findings.addAll(new BaseComparison(survey, it, additions).findings()));
    claims
        .sha256()
        .filter(it -> !it.equals(survey.digests().sha256()))
        .ifPresent(
            it ->
                findings.add(
                    Finding.error(
                        "build record", "", "the build record beside it is of another tarball")));
    return new Verdict(findings, ofBase);
  }

  /** The top-level modules of what was added, as a program would import them. */
  public Set<String> addedModules() {
    return ImportableModules.of(survey, additions);
  }

  private static Collection<Finding> common(Survey survey) {
    List<Finding> findings = new ArrayList<>();
    CHECKS.forEach(check -> findings.addAll(check.findings(survey)));
    return findings;
  }
}
