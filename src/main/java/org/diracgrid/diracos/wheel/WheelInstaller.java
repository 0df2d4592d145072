package org.diracgrid.diracos.wheel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.diracgrid.diracos.archive.BaseArchive;
import org.diracgrid.diracos.archive.NewFile;
import org.diracgrid.diracos.base.BaseTree;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.base.Uninstallation;
import org.diracgrid.diracos.base.UnplaceablePathException;
import org.diracgrid.diracos.python.RecordEntry;

/** Works out what installing wheels into a base puts where; writes nothing itself. */
public final class WheelInstaller {
  private final InstallOptions options;

  /** Installs this strictly. */
  public WheelInstaller(InstallOptions options) {
    this.options = options;
  }

  /**
   * Plans the installation of all wheels together. The plan's contents open the wheels again when
   * they are written, so the wheels must stay where they are.
   *
   * @param tree of the base as it is
   * @param leaving what leaves it before the wheels come
   * @param base the tarball behind {@code tree}, read only if a file of it has to be compared
   * @throws WheelException if a wheel cannot be installed anywhere
   * @throws FileConflictException if two own one file with different contents
   * @throws BlockedPathException if a file has to be where a folder is, or the other way round
   * @throws UnplaceablePathException if a link of the base leads nowhere
   */
  public InstallPlan plan(
      List<WheelSource> wheels,
      TargetEnvironment target,
      BaseTree tree,
      Uninstallation leaving,
      BaseArchive base) {
    return plan(wheels, target, tree, leaving, Optional.of(base));
  }

  /**
   * Plans likewise where nothing is yet.
   *
   * @throws WheelException if a wheel cannot be installed anywhere
   * @throws FileConflictException if two own one file with different contents
   * @throws BlockedPathException if a file has to be where a folder is, or the other way round
   */
  public InstallPlan plan(List<WheelSource> wheels, TargetEnvironment target) {
    return plan(wheels, target, new BaseTree(List.of()), Uninstallation.NONE, Optional.empty());
  }

  private InstallPlan plan(
      List<WheelSource> wheels,
      TargetEnvironment target,
      BaseTree tree,
      Uninstallation leaving,
      Optional<BaseArchive> base) {
    BaseTree left = tree.without(leaving.paths());
    WheelUnpacker unpacker =
        new WheelUnpacker(target, InterpreterLine.of(target, tree), options.recordMismatches());
    List<UnpackedWheel> unpacked = wheels.stream().map(unpacker::unpack).toList();
    BaseContents contents =
        base.map(it -> BaseContents.read(left, it, sizes(unpacked, left)))
            .orElseGet(() -> BaseContents.none(left));
    Placement placement = new Placement(left, contents, options.conflicts());
    for (UnpackedWheel wheel : unpacked) {
      String name = wheel.name().filename();
      wheel.files().forEach(file -> placement.add(left.resolve(file.path()), name, file));
      placement.addRecord(left.resolve(wheel.recordPath()), name);
    }
    List<InstalledWheel> installed =
        unpacked.stream().map(wheel -> record(wheel, left, placement)).toList();
    List<String> warnings = new ArrayList<>();
    unpacked.forEach(wheel -> warnings.addAll(wheel.warnings()));
    warnings.addAll(placement.warnings());
    List<NewFile> files = placement.newFiles();
    return new InstallPlan(
        files, removals(leaving, placement, files), installed, List.copyOf(warnings));
  }

  /** A folder that new files go into stays, with the mode that it has in the base. */
  private static Set<String> removals(
      Uninstallation leaving, Placement placement, List<NewFile> files) {
    Set<String> removals = new TreeSet<>(leaving.paths());
    for (NewFile file : files) {
      String path = file.path();
      for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
        String folder = path.substring(0, slash);
        if (leaving.folders().contains(folder)) {
          removals.remove(folder);
        }
      }
    }
    removals.addAll(placement.removals());
    return Collections.unmodifiableSet(removals);
  }

  private static Map<String, Set<Long>> sizes(List<UnpackedWheel> wheels, BaseTree tree) {
    Map<String, Set<Long>> sizes = new HashMap<>();
    for (UnpackedWheel wheel : wheels) {
      for (InstallableFile file : wheel.files()) {
        sizes
            .computeIfAbsent(tree.resolve(file.path()), path -> new HashSet<>())
            .add(file.fingerprint().size());
      }
    }
    return sizes;
  }

  /** Writes the wheel's RECORD of what came to stand at its paths, whoever brought it. */
  private static InstalledWheel record(UnpackedWheel wheel, BaseTree tree, Placement placement) {
    Map<String, RecordEntry> entries = new TreeMap<>();
    long size = 0;
    for (InstallableFile file : wheel.files()) {
      FileFingerprint fingerprint = placement.at(tree.resolve(file.path())).fingerprint();
      String path = RelativePath.of(wheel.library(), file.path());
      RecordEntry entry =
          new RecordEntry(
              path,
              Optional.of("sha256=" + fingerprint.sha256()),
              OptionalLong.of(fingerprint.size()));
      if (entries.put(path, entry) == null) {
        size += fingerprint.size();
      }
    }
    String own = RelativePath.of(wheel.library(), wheel.recordPath());
    entries.put(own, new RecordEntry(own, Optional.empty(), OptionalLong.empty()));
    byte[] bytes =
        RecordEntry.print(List.copyOf(entries.values())).getBytes(StandardCharsets.UTF_8);
    placement.setRecord(tree.resolve(wheel.recordPath()), bytes);
    return new InstalledWheel(wheel.name(), entries.size(), size + bytes.length, wheel.scripts());
  }
}
