package org.diracgrid.diracos.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How much memory a process had resident at most, which Linux tells as long as it lives. */
public final class PeakMemory {
  private PeakMemory() {}

  /** Of a process and of those it started, the largest, in KiB; empty where nobody tells. */
  public static OptionalLong of(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .map(ProcessHandle::pid)
        .map(PeakMemory::ofOne)
        .flatMapToLong(OptionalLong::stream)
        .max();
  }

  private static OptionalLong ofOne(long pid) {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      // It has ended, or this is another system.
      return OptionalLong.empty();
    }
  }
}
