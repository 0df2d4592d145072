package org.diracgrid.diracos.wheel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.diracgrid.diracos.archive.EntryContent;
import org.diracgrid.diracos.base.InstallScheme;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.python.RecordEntry;
import org.diracgrid.diracos.python.Version;

/** Checks single wheels and works out what each installs. */
final class WheelUnpacker {
  /** PEP 376: the name of the tool that installed. */
  private static final String INSTALLER = "diracos-maven-plugin\n";

  private final InstallScheme scheme;
  private final Version python;
  private final String interpreterLine;
  private final RecordMismatchPolicy mismatchPolicy;

  WheelUnpacker(
      TargetEnvironment target, String interpreterLine, RecordMismatchPolicy mismatchPolicy) {
    this.scheme = target.scheme();
    this.python = target.python();
    this.interpreterLine = interpreterLine;
    this.mismatchPolicy = mismatchPolicy;
  }

  /** Reads every byte of the wheel once; throws {@link WheelException}. */
  UnpackedWheel unpack(WheelSource source) {
    String wheel = source.name().filename();
    List<WheelMember> members = new WheelArchive(source.file(), wheel).members();
    DistInfo distInfo = DistInfo.of(source.name(), members);
    InstallScheme own = source.library().map(scheme::within).orElse(scheme);
    WheelLayout layout = new WheelLayout(wheel, own, distInfo);
    Map<String, FileFingerprint> fingerprints = new HashMap<>();
    for (WheelMember member : members) {
      fingerprints.put(member.name(), FileFingerprint.of(member.name(), member));
    }
    List<String> warnings = new ArrayList<>();
    distInfo.header().warning(wheel).ifPresent(warnings::add);
    checkRecord(source, new RecordCheck(distInfo).mismatches(members, fingerprints), warnings);

    List<Launcher> launchers =
        VersionedLaunchers.of(Launcher.of(wheel, distInfo.entryPoints()), python);
    List<InstallableFile> files = new ArrayList<>();
    for (WheelMember member : shipped(members, distInfo)) {
      if (launchers.stream().noneMatch(launcher -> supersedes(launcher, member, layout))) {
        files.add(file(member, layout, fingerprints.get(member.name())));
      }
    }
    for (Launcher launcher : launchers) {
      files.add(
          InstallableFile.generated(
              scheme.scripts() + "/" + launcher.name(),
              InstallableFile.EXECUTABLE,
              launcher.text(interpreterLine)));
    }
    String info = layout.library() + "/" + distInfo.folder();
    files.addAll(generated(source, info));
    files.sort(Comparator.comparing(InstallableFile::path));
    return new UnpackedWheel(
        source.name(), layout.library(), info + "/RECORD", files, scripts(files), warnings);
  }

  private void checkRecord(WheelSource source, List<String> mismatches, List<String> warnings) {
    if (mismatches.isEmpty()) {
      return;
    }
    String wheel = source.name().filename();
    boolean tolerated =
        switch (mismatchPolicy) {
          case FAIL -> false;
          case WARN -> true;
          case FAIL_UNLESS_VOUCHED -> source.vouched();
        };
    if (!tolerated) {
      throw new RecordMismatchException(wheel, mismatches);
    }
    warnings.add(RecordMismatchException.sentence(wheel, mismatches));
  }

  /** A DIRACOS has no byte code but what a wheel brings on purpose. */
  private static List<WheelMember> shipped(List<WheelMember> members, DistInfo distInfo) {
    Set<String> recorded =
        distInfo.record().stream()
            .map(RecordEntry::path)
            .collect(Collectors.toCollection(HashSet::new));
    return members.stream()
        .filter(member -> distInfo.installs(member.name()))
        .filter(member -> recorded.contains(member.name()) || !isByteCode(member.name()))
        .toList();
  }

  private static boolean isByteCode(String member) {
    return member.endsWith(".pyc") || member.endsWith(".pyo");
  }

  private boolean supersedes(Launcher launcher, WheelMember member, WheelLayout layout) {
    return layout.isScript(member.name())
        && launcher.replaces(layout.path(member.name()).substring(scheme.scripts().length() + 1));
  }

  private InstallableFile file(
      WheelMember member, WheelLayout layout, FileFingerprint fingerprint) {
    String path = layout.path(member.name());
    if (!layout.isScript(member.name())) {
      int mode = member.executable() ? InstallableFile.EXECUTABLE : InstallableFile.PLAIN;
      return new InstallableFile(path, mode, member, fingerprint);
    }
    EntryContent content = ScriptContent.of(member, interpreterLine);
    return new InstallableFile(
        path,
        InstallableFile.EXECUTABLE,
        content,
        content == member ? fingerprint : FileFingerprint.of(path, content));
  }

  private static List<InstallableFile> generated(WheelSource source, String info) {
    List<InstallableFile> files = new ArrayList<>();
    files.add(InstallableFile.generated(info + "/INSTALLER", InstallableFile.PLAIN, INSTALLER));
    if (source.requested()) {
      files.add(InstallableFile.generated(info + "/REQUESTED", InstallableFile.PLAIN, ""));
    }
    source
        .directUrl()
        .ifPresent(
            url ->
                files.add(
                    InstallableFile.generated(
                        info + "/direct_url.json",
                        InstallableFile.PLAIN,
                        DirectUrlFile.print(url))));
    return files;
  }

  private List<String> scripts(List<InstallableFile> files) {
    String folder = scheme.scripts() + "/";
    return new ArrayList<>(
        files.stream()
            .map(InstallableFile::path)
            .filter(path -> path.startsWith(folder))
            .map(path -> path.substring(folder.length()))
            .collect(Collectors.toCollection(TreeSet::new)));
  }
}
