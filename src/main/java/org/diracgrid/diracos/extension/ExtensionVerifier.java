package org.diracgrid.diracos.extension;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.diracgrid.diracos.base.BaseLocator;
import org.diracgrid.diracos.base.HostMachine;
import org.diracgrid.diracos.base.InventoryReader;
import org.diracgrid.diracos.base.LocatedBase;
import org.diracgrid.diracos.base.TargetOverride;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.verification.Finding;
import org.diracgrid.diracos.verification.JsonReport;
import org.diracgrid.diracos.verification.Md5Check;
import org.diracgrid.diracos.verification.Severity;
import org.diracgrid.diracos.verification.SmokeTest;
import org.diracgrid.diracos.verification.Survey;
import org.diracgrid.diracos.verification.SurveyReader;
import org.diracgrid.diracos.verification.TextReport;
import org.diracgrid.diracos.verification.Verdict;
import org.diracgrid.diracos.verification.Verification;
import org.diracgrid.diracos.verification.VerificationReport;

/** Verifies a built archive, whoever built it, and compares it with its base if that is at hand. */
public final class ExtensionVerifier {
  private final UserEnvironment user;
  private final ArtifactSource artifacts;
  private final StepLog log;

  /**
   * Verifies on behalf of a user.
   *
   * @param artifacts resolves a base that is an artifact
   * @param events hears how it goes, from any thread
   */
  public ExtensionVerifier(
      UserEnvironment user, ArtifactSource artifacts, Consumer<BuildEvent> events) {
    this.user = user;
    this.artifacts = artifacts;
    this.log = new StepLog(events);
  }

  /**
   * Verifies a tarball and writes the report; whether it holds is in the result.
   *
   * @throws MissingTarballException if there is none
   */
  public VerifyResult verify(VerifyRequest request) {
    Path tarball = request.tarball();
    if (!Files.isRegularFile(tarball)) {
      throw new MissingTarballException(tarball);
    }
    Optional<TargetOverride> configured =
        request.settings().get(ExtensionKey.TARGET_ENVIRONMENT).map(TargetReader::read);
    Optional<BuildRecord> record = new RecordFile().read(request.record());
    Optional<TargetOverride> target = configured.or(() -> record.map(RecordedClaims::target));
    List<Finding> further = new ArrayList<>();
    Optional<LocatedBase> base = locate(request, record, further);
    Survey survey = survey(tarball, tarball.getFileName().toString(), target);
    Optional<Survey> baseSurvey = base.map(it -> survey(it.file(), it.origin(), target));
    Verification verification =
        new Verification(
            survey,
            baseSurvey,
            RecordedClaims.of(request.stem(), record, survey),
            request.hostLibraries());
    further.addAll(new Md5Check().findings(request.md5(), survey.digests()));
    if (request.smokeTest()) {
      further.addAll(smokeTest(tarball, survey, verification.addedModules()));
    }
    Verdict verdict = verification.verdict().with(further);
    VerificationReport report =
        new VerificationReport(
            tarball.getFileName().toString(),
            survey.digests(),
            survey.tree().size(),
            base.map(LocatedBase::origin),
            verdict);
    Path file =
        new OutputFolder(request.outputDirectory())
            .write(request.reportName(), new JsonReport().print(report));
    return new VerifyResult(
        tarball,
        file,
        new TextReport().print(report).stream().map(ExtensionVerifier::line).toList(),
        verdict.count(Severity.ERROR),
        verdict.count(Severity.WARNING));
  }

  private Optional<LocatedBase> locate(
      VerifyRequest request, Optional<BuildRecord> record, List<Finding> further) {
    try (Transfer transfer = Transfers.open(user, log);
        InventoryReader inventories = new InventoryReader(transfer.cacheFolder("inventories"))) {
      BaseLocator locator = new BaseLocator(transfer, inventories);
      BaseSearch search = new BaseSearch(locator, artifacts, log::advance);
      Optional<LocatedBase> base =
          log.step(
              BuildStep.BASE,
              "the base",
              OptionalLong.empty(),
              () -> search.find(request, record),
              found ->
                  found
                      .map(it -> "%s, %s".formatted(it.origin(), Sizes.print(it.size())))
                      .orElse("not at hand"));
      if (base.isEmpty()) {
        further.add(
            Finding.note(
                "base",
                "",
                "the archive was not compared with its base, and what may be the base's fault is a"
                    + " warning only: "
                    + search.failure()));
      }
      return base;
    }
  }

  private Survey survey(Path archive, String name, Optional<TargetOverride> target) {
    Survey survey =
        log.step(
            BuildStep.SURVEY,
            name,
            OptionalLong.of(2 * archive.toFile().length()),
            () -> new SurveyReader().read(archive, log::advance),
            found ->
                "%s: %s, %s"
                    .formatted(
                        name,
                        Counts.print(found.tree().size(), "entry", "entries"),
                        Counts.print(found.binaries().size(), "binary", "binaries")));
    return target.map(survey::with).orElse(survey);
  }

  private List<Finding> smokeTest(Path tarball, Survey survey, Set<String> modules) {
    return log.step(
        BuildStep.SMOKE_TEST,
        tarball.getFileName().toString(),
        OptionalLong.empty(),
        () -> new SmokeTest(HostMachine.current()).findings(tarball, survey, modules),
        findings -> smokeTestOutcome(findings, modules.size()));
  }

  private static String smokeTestOutcome(List<Finding> findings, int modules) {
    if (findings.stream().anyMatch(it -> it.severity() == Severity.NOTE)) {
      return "left out";
    }
    return findings.isEmpty()
        ? "imported " + Counts.print(modules, "module")
        : "failed: " + Counts.print(findings.size(), "error");
  }

  private static VerifyResult.Line line(TextReport.Line line) {
    VerifyResult.Level level =
        switch (line.severity()) {
          case ERROR -> VerifyResult.Level.ERROR;
          case WARNING -> VerifyResult.Level.WARNING;
          case NOTE -> VerifyResult.Level.INFO;
        };
    return new VerifyResult.Line(level, line.text());
  }
}
