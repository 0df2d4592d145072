package org.diracgrid.diracos.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.diracgrid.diracos.archive.WrittenArchive;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.base.Uninstallation;
import org.diracgrid.diracos.index.WheelBuild;
import org.diracgrid.diracos.python.DeclaredLicence;
import org.diracgrid.diracos.resolver.Demand;
import org.diracgrid.diracos.resolver.ResolvedDistribution;
import org.diracgrid.diracos.wheel.InstallPlan;
import org.diracgrid.diracos.wheel.InstalledWheel;

/** Puts the record of one build together. */
record RecordAssembly(
    ResolvedExtension resolved,
    Optional<ExtensionLock> lock,
    List<Addition> additions,
    Uninstallation leaving,
    InstallPlan plan) {

  /** The whole record. */
  BuildRecord record(
      String plugin,
      String inputs,
      String baseVersion,
      WrittenArchive archive,
      long modified,
      Map<String, Long> milliseconds) {
    return new BuildRecord(
        BuildRecord.FORMAT,
        plugin,
        inputs,
        new BuildRecord.Extension(resolved.spec().extensionName(), resolved.spec().version()),
        new BuildRecord.Base(
            baseVersion,
            resolved.inventory().extensions().stream()
                .map(it -> new BuildRecord.Extension(it.name(), it.version()))
                .toList(),
            resolved.base().origin(),
            resolved.base().sha256(),
            resolved.base().size(),
            resolved.base().verifiedBy()),
        target(resolved.inventory().target()),
        lock.map(it -> new BuildRecord.Lock(it.place().recorded(), it.sha256())),
        distributions(),
        replaced(),
        kept(),
        unverified(),
        warnings(),
        new BuildRecord.Archive(
            resolved.spec().tarballName(),
            archive.size(),
            archive.md5(),
            archive.sha256(),
            archive.method(),
            modified),
        milliseconds);
  }

  private static BuildRecord.Target target(TargetEnvironment target) {
    return new BuildRecord.Target(
        target.python().toString(),
        target.tags().inOrder().get(0).toString(),
        target.glibc(),
        target.machine());
  }

  private List<BuildRecord.Distribution> distributions() {
    Map<String, InstalledWheel> byFile =
        plan.wheels().stream().collect(Collectors.toMap(w -> w.name().filename(), w -> w));
    Needs needs = new Needs(resolved.resolution());
    List<BuildRecord.Distribution> result = new ArrayList<>();
    for (Addition addition : additions) {
      InstalledWheel wheel = byFile.get(addition.ready().name().filename());
      result.add(
          new BuildRecord.Distribution(
              addition.distribution().metadata().writtenName(),
              addition.distribution().metadata().version().toString(),
              wheel.name().filename(),
              addition.origin(),
              addition.file().sha256().hex(),
              addition.file().verified(),
              addition.distribution().direct(),
              addition.distribution().requested(),
              sentences(addition.distribution().demands()),
              needs.of(addition.distribution().metadata().name()),
              licence(addition.distribution().metadata().licence()),
              wheel.files(),
              wheel.size(),
              addition.ready().build().map(RecordAssembly::build)));
    }
    return result;
  }

  private static BuildRecord.Build build(WheelBuild build) {
    return new BuildRecord.Build(
        build.python(),
        build.ofBase(),
        build.required().stream()
            .map(it -> new BuildRecord.Required(it.name(), it.version(), it.sha256()))
            .toList());
  }

  private static BuildRecord.Licence licence(DeclaredLicence declared) {
    return new BuildRecord.Licence(declared.expression(), declared.names());
  }

  private List<BuildRecord.Replaced> replaced() {
    List<BuildRecord.Replaced> result = new ArrayList<>();
    for (ResolvedDistribution added : resolved.resolution().distributions()) {
      added
          .replaces()
          .ifPresent(
              old ->
                  result.add(
                      new BuildRecord.Replaced(
                          added.metadata().writtenName(),
                          old.version().toString(),
                          added.metadata().version().toString(),
                          sentences(added.demands()),
                          leaving.count(old))));
    }
    return result;
  }

  private List<BuildRecord.Kept> kept() {
    Needs needs = new Needs(resolved.resolution());
    return resolved.resolution().kept().entrySet().stream()
        .map(
            e ->
                new BuildRecord.Kept(
                    e.getKey().writtenName(),
                    e.getKey().version().toString(),
                    e.getValue().stream().anyMatch(demand -> demand.by().isEmpty()),
                    sentences(e.getValue()),
                    needs.of(e.getKey().name())))
        .toList();
  }

  private static List<String> sentences(List<Demand> demands) {
    return demands.stream().map(RecordAssembly::sentence).toList();
  }

  private static String sentence(Demand demand) {
    String who =
        demand
            .by()
            .map(Object::toString)
            .or(() -> demand.origin().map(Object::toString))
            .orElse("the build");
    return "%s (%s)".formatted(demand.requirement(), who);
  }

  private List<String> unverified() {
    List<String> result = new ArrayList<>();
    if (resolved.base().verifiedBy().isEmpty()) {
      result.add(resolved.base().origin());
    }
    additions.stream()
        .filter(a -> !a.file().verified())
        .forEach(a -> result.add(a.distribution().file().filename()));
    return result;
  }

  private List<String> warnings() {
    List<String> result = new ArrayList<>(resolved.spec().warnings());
    result.addAll(resolved.base().warnings());
    result.addAll(resolved.requirements().warnings());
    lock.ifPresent(it -> result.addAll(it.warnings()));
    result.addAll(resolved.inventory().warnings());
    result.addAll(resolved.resolution().warnings());
    result.addAll(plan.warnings());
    return result;
  }
}
