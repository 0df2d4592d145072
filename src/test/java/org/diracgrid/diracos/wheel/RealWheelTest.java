package org.diracgrid.diracos.wheel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.diracgrid.diracos.python.RecordEntry;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.python.WheelName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("A wheel that Debian ships")
class RealWheelTest {
  private static final Path WHEELS = Path.of("/usr/share/python-wheels");
  private static final String LIBRARY = "prefix/lib/python3.11/site-packages/";

  @TestFactory
  @DisplayName("is installed as its own RECORD tells")
  Stream<DynamicTest> isInstalled() throws IOException {
    assumeThat(WHEELS).isDirectory();
    try (Stream<Path> files = Files.list(WHEELS)) {
      return files.filter(file -> file.toString().endsWith(".whl")).sorted().toList().stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      String.valueOf(file.getFileName()), () -> assertInstalled(file)));
    }
  }

  private static void assertInstalled(Path file) {
    WheelName name = WheelName.parse(String.valueOf(file.getFileName()));
    WheelSource source = new WheelSource(file, name, true, Optional.empty(), true);
    InstallPlan plan = InstallTarget.plain(Version.parse("3.11.2")).install(source);

    Map<String, byte[]> contents = InstallTarget.contents(plan);
    String record =
        contents.keySet().stream()
            .filter(path -> path.endsWith(".dist-info/RECORD"))
            .findFirst()
            .orElseThrow();
    Map<String, RecordEntry> ours = new HashMap<>();
    RecordEntry.parse(new String(contents.get(record), UTF_8))
        .forEach(entry -> ours.put(entry.path(), entry));
    List<WheelMember> members = new WheelArchive(file, name.filename()).members();
    String inside = record.substring(LIBRARY.length());
    List<RecordEntry> theirs =
        members.stream()
            .filter(member -> member.name().equals(inside))
            .map(member -> new String(member.readAll(1 << 24), UTF_8))
            .flatMap(text -> RecordEntry.parse(text).stream())
            .toList();

    assertThat(theirs).hasSizeGreaterThan(5);
    assertThat(theirs)
        .allSatisfy(
            entry -> {
              assertThat(ours).containsEntry(entry.path(), entry);
              assertThat(contents).containsKey(LIBRARY + entry.path());
            });
    assertThat(contents).hasSameSizeAs(ours.keySet());
  }
}
