package org.diracgrid.diracos.wheel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A path in RECORD")
class RelativePathTest {
  @ParameterizedTest
  @CsvSource({
    "d/lib/site-packages, d/lib/site-packages/x.py,   x.py",
    "d/lib/site-packages, d/lib/site-packages/a/b.py, a/b.py",
    "d/lib/site-packages, d/bin/x,                    ../../bin/x",
    "d/lib/site-packages, d/lib64/site-packages/x.so, ../../lib64/site-packages/x.so",
    "d/lib/site-packages, d/lib/site-packages-x,      ../site-packages-x",
    "d/lib,               e,                          ../../e",
  })
  @DisplayName("leads from site-packages to the file")
  void leadsFromFolderToFile(String folder, String file, String expected) {
    assertThat(RelativePath.of(folder, file)).isEqualTo(expected);
  }

  @Property
  @Label("followed from the folder, always comes to the file")
  void comesToTheFile(@ForAll("paths") String folder, @ForAll("paths") String file) {
    String relative = RelativePath.of(folder, file);
    assertThat(Path.of("/" + folder, relative.split("/")).normalize())
        .isEqualTo(Path.of("/" + file));
    assertThat(relative).matches("(\\.\\./)*[a-c](/[a-c])*");
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.of("a", "b", "c")
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map((List<String> parts) -> String.join("/", parts));
  }
}
