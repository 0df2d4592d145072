package org.diracgrid.diracos.verification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Verifies an archive: all checks there are, and whose fault it is what they find. */
public final class Verification {
  /** What tells whether it can be unpacked, and at all be looked into. */
  private static final List<ArchiveCheck> OF_UNPACKING =
      List.of(new LayoutCheck(), new EntriesCheck(), new LinksCheck(), new PermissionsCheck());

  private final Survey survey;
  private final Optional<Survey> base;
  private final Claims claims;
  private final Additions additions;
  private final List<ArchiveCheck> checks;

  /**
   * Verifies an archive.
   *
   * @param base the survey of what it was built on; empty if that is not at hand
   * @param claims what whoever built it says of it
   * @param hostLibraries libraries that hosts have besides those that manylinux tells
   */
  public Verification(
      Survey survey, Optional<Survey> base, Claims claims, Set<String> hostLibraries) {
    this.survey = survey;
    this.base = base;
    this.claims = claims;
    this.additions = Additions.of(survey, base, claims);
    this.checks = new ArrayList<>(OF_UNPACKING);
    if (survey.inventory().isPresent()) {
      checks.addAll(
          List.of(
              new ByteCodeCheck(),
              new RecordsCheck(),
              new UnlistedFilesCheck(),
              new RequirementsCheck(),
              new CommandsCheck(),
              new InterpretersCheck(),
              new BinariesCheck(hostLibraries)));
    }
  }

  /** All that is found. */
  public Verdict verdict() {
    Blame blame = new Blame(base.map(this::common), additions);
    List<Finding> findings = new ArrayList<>();
    List<Finding> ofBase = new ArrayList<>();
    for (Finding finding : common(survey)) {
      if (blame.isOfBase(finding)) {
        ofBase.add(finding);
      } else {
        findings.add(blame.judge(finding));
      }
    }
    if (survey.inventory().isPresent()) {
      findings.addAll(new VersionsCheck().findings(survey, claims));
      findings.addAll(new AdditionsCheck().findings(survey, base, claims));
      base.ifPresent(it -> findings.addAll(new BaseComparison(survey, it, additions).findings()));
    }
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

  private Collection<Finding> common(Survey archive) {
    List<Finding> findings = new ArrayList<>();
    checks.forEach(check -> findings.addAll(check.findings(archive)));
    return findings;
  }
}
