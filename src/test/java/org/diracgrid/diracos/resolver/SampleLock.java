package org.diracgrid.diracos.resolver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.diracgrid.diracos.base.InstallScheme;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.python.Marker;
import org.diracgrid.diracos.python.MarkerEnvironment;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.DigestAlgorithm;

/** Locks of a project, for tests. */
final class SampleLock {
  static final LockPlace PLACE =
      new LockPlace(Path.of("/project/req/pylock.toml"), Path.of("/project"));

  /** CPython 2.7 of DIRACOS v1. */
  static final TargetEnvironment TARGET = target("2.7.13", "cp27mu", "2.12");

  private SampleLock() {}

  static TargetEnvironment target(String version, String abi, String glibc) {
    Version python = Version.parse(version);
    return new TargetEnvironment(
        python,
        glibc,
        "x86_64",
        MarkerEnvironment.linuxCPython(python, "x86_64"),
        SupportedTags.linuxCPython(python, Optional.of(abi), glibc, "x86_64"),
        InstallScheme.plain("diracos/usr", python));
  }

  /** A sha256 of one digit. */
  static Checksum sha256(char digit) {
    return new Checksum(DigestAlgorithm.SHA256, String.valueOf(digit).repeat(64));
  }

  static LockedFile file(String filename, char digit) {
    return new LockedFile(
        filename,
        Optional.of(URI.create("https://files.example.org/" + filename)),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        List.of(sha256(digit)));
  }

  /** A package of one wheel for any Python. */
  static LockedPackage wheel(String name, String version, char digit) {
    return locked(name, version, Optional.empty(), digit);
  }

  /** A package of one wheel that counts where a marker holds. */
  static LockedPackage wheel(String name, String version, String marker, char digit) {
    return locked(name, version, Optional.of(Marker.parse(marker)), digit);
  }

  /** Version 1.0 of a package, from a commit of one digit of its repository. */
  static LockedPackage checkout(String name, char digit) {
    return tree(
        name,
        Optional.of(Version.parse("1.0")),
        new LockedTree.Checkout(
            URI.create("https://git.example.org/" + name),
            Optional.of("main"),
            String.valueOf(digit).repeat(40),
            Optional.empty()));
  }

  static LockedPackage tree(String name, Optional<Version> version, LockedTree tree) {
    return new LockedPackage(
        ProjectName.of(name),
        version,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        true,
        List.of(),
        Optional.of(tree));
  }

  private static LockedPackage locked(
      String name, String version, Optional<Marker> marker, char digit) {
    return new LockedPackage(
        ProjectName.of(name),
        Optional.of(Version.parse(version)),
        marker,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        false,
        List.of(file("%s-%s-py2.py3-none-any.whl".formatted(name, version), digit)));
  }

  /** A lock of some tool that keeps nothing of what it was made from. */
  static LockFile foreign(LockedPackage... packages) {
    return lock(Optional.empty(), packages);
  }

  static LockFile lock(Optional<LockInputs> inputs, LockedPackage... packages) {
    return new LockFile(List.of(), Optional.empty(), "some-tool", List.of(packages), inputs);
  }

  /** Reads a lock; what it warns of goes to the list. */
  static LockFile read(String toml, List<String> warnings) {
    return new LockReader(PLACE, warnings::add).read(toml.getBytes(UTF_8));
  }

  static LockFile read(String toml) {
    return read(toml, new ArrayList<>());
  }
}
