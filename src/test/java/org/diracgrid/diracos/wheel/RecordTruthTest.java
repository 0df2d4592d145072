package org.diracgrid.diracos.wheel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.diracgrid.diracos.python.RecordEntry;
import org.diracgrid.diracos.python.Version;

@Label("The RECORD of whatever is installed")
class RecordTruthTest {
  private static final String LIBRARY = "prefix/lib/python3.9/site-packages/";

  private final InstallTarget target = InstallTarget.plain(Version.parse("3.9.1"));

  /** A file of a wheel: where it lies, what stands in it. */
  record Shipped(String path, String text) {}

  @Property(tries = 60)
  @Label("lists exactly what is installed, with true hashes and sizes, sorted")
  void isTrue(@ForAll("files") List<Shipped> files) throws IOException {
    Path folder = Files.createTempDirectory("record-truth");
    try {
      WheelRecipe recipe = new WheelRecipe("demo", "1.0");
      files.forEach(file -> recipe.file(file.path(), file.text()));
      InstallPlan plan = target.install(recipe.source(folder));

      Map<String, byte[]> contents = InstallTarget.contents(plan);
      String recordPath = LIBRARY + "demo-1.0.dist-info/RECORD";
      List<RecordEntry> entries = RecordEntry.parse(new String(contents.get(recordPath), UTF_8));
      Set<String> listed = new HashSet<>();
      for (RecordEntry entry : entries) {
        String path = Path.of(LIBRARY, entry.path()).normalize().toString().replace('\\', '/');
        listed.add(path);
        if (path.equals(recordPath)) {
          assertThat(entry.hash()).isEmpty();
          assertThat(entry.size()).isEmpty();
        } else {
          assertThat(entry.hash()).contains("sha256=" + WheelRecipe.sha256(contents.get(path)));
          assertThat(entry.size()).hasValue(contents.get(path).length);
        }
      }
      assertThat(listed).isEqualTo(contents.keySet());
      assertThat(entries).isSortedAccordingTo(Comparator.comparing(RecordEntry::path));
      assertThat(plan.files())
          .allSatisfy(
              file ->
                  assertThat(file.content().size()).isEqualTo(contents.get(file.path()).length));
    } finally {
      delete(folder);
    }
  }

  @Provide
  Arbitrary<List<Shipped>> files() {
    Arbitrary<String> folders =
        Arbitraries.of(
            "",
            "pkg/",
            "pkg/sub/",
            "demo-1.0.data/scripts/",
            "demo-1.0.data/data/share/",
            "demo-1.0.data/headers/");
    Arbitrary<String> names =
        Arbitraries.of("a.py", "b,c.txt", "d \"quoted\".txt", "ünï.py", "run");
    Arbitrary<String> texts =
        Arbitraries.oneOf(
            Arbitraries.strings().ascii().ofMaxLength(300),
            Arbitraries.of("", "#!python\n", "#!pythonw -x\r\nprint()\n", "#!/bin/sh\n"));
    return Combinators.combine(folders, names, texts)
        .as((folder, name, text) -> new Shipped(folder + name, text))
        .list()
        .ofMaxSize(12)
        .uniqueElements(Shipped::path);
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
