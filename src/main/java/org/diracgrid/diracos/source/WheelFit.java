package org.diracgrid.diracos.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.diracgrid.diracos.base.ElfFile;
import org.diracgrid.diracos.base.ElfMachine;
import org.diracgrid.diracos.base.ElfReader;
import org.diracgrid.diracos.base.ElfReader.InvalidElfException;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.python.WheelName;

/**
 * Whether what was built on a host runs on the target. That its name says so is not enough:
 * compiled code needs the C library it was linked with, or a newer one.
 *
 * @param target where it is to run
 * @param python who has built it
 */
record WheelFit(TargetEnvironment target, HostPython python) {
  private static final String ANY = "any";

  /**
   * Checks a wheel.
   *
   * @param project what it was built of, as messages name it
   * @param scratch a folder for single files of it
   * @throws UnfitWheelException if it does not fit
   */
  void require(String project, Path wheel, WheelName name, Path scratch) throws IOException {
    boolean compiled = name.tags().stream().anyMatch(tag -> !tag.platform().equals(ANY));
    if (compiled && !python.isOf(target)) {
      throw new UnfitWheelException(
          project,
          name.filename(),
          "its compiled code is of %s, not of the base's Python %s on %s"
              .formatted(python.described(), target.python(), target.machine()));
    }
    if (target.tags().rank(name).isEmpty()) {
      throw new UnfitWheelException(
          project,
          name.filename(),
          "that is not for the base's Python %s on %s"
              .formatted(target.python(), target.machine()));
    }
    try (ZipFile zip = ZipFile.builder().setPath(wheel).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        Optional<String> problem = problem(zip, entry, compiled, scratch.resolve("member"));
        if (problem.isPresent()) {
          throw new UnfitWheelException(
              project, name.filename(), "its %s %s".formatted(entry.getName(), problem.get()));
        }
      }
    }
  }

  private Optional<String> problem(
      ZipFile zip, ZipArchiveEntry entry, boolean compiled, Path scratch) throws IOException {
    if (entry.isDirectory()) {
      return Optional.empty();
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] head = in.readNBytes(4);
      if (!ElfReader.isElf(head)) {
        return Optional.empty();
      }
      try (var out = Files.newOutputStream(scratch)) {
        out.write(head);
        in.transferTo(out);
      }
    }
    try (SeekableByteChannel file = Files.newByteChannel(scratch)) {
      return problem(ElfReader.read(file), compiled);
    } catch (InvalidElfException e) {
      return Optional.of("is a damaged program or library: " + e.getMessage());
    }
  }

  private Optional<String> problem(ElfFile binary, boolean compiled) {
    Optional<String> machine = ElfMachine.name(binary.machine(), binary.littleEndian());
    if (!machine.equals(Optional.of(target.machine()))) {
      // Projects for any machine may bring helpers for several.
      return Optional.of("is made for %s, and the base for %s")
          .filter(it -> compiled)
          .map(it -> it.formatted(machine.orElse("an unknown machine"), target.machine()));
    }
    return binary
        .glibc()
        .filter(needed -> needed.compareTo(Version.parse(target.glibc())) > 0)
        .map(
            needed ->
                "needs glibc %s, and the base runs where there is no newer one than %s"
                    .formatted(needed, target.glibc()));
  }
}
