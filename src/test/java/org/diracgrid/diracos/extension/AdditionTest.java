package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.diracgrid.diracos.wheel.DirectUrl;
import org.diracgrid.diracos.wheel.WheelSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An addition")
class AdditionTest {
  private static final URI URL = URI.create("https://w.example/Grid_Words-1.0.whl");

  @Test
  @DisplayName("of an index is installed by name, and frozen with its version")
  void indexed() {
    Addition addition = new SampleAddition("Grid-Words", "1.0").requested().verified().fetched();

    WheelSource wheel = addition.wheel(SampleInventory.of("nothing"));
    assertThat(wheel.file()).isEqualTo(addition.file().path());
    assertThat(wheel.name().filename()).isEqualTo("Grid_Words-1.0-py2.py3-none-any.whl");
    assertThat(wheel.requested()).isTrue();
    assertThat(wheel.vouched()).isTrue();
    assertThat(wheel.directUrl()).isEmpty();
    assertThat(addition.frozen()).isEqualTo("Grid-Words==1.0");
  }

  @Test
  @DisplayName("of a URL tells it, with its hash, wherever it is installed")
  void direct() {
    Addition addition = new SampleAddition("Grid-Words", "1.0").direct(URL).fetched();

    assertThat(addition.wheel(SampleInventory.of("nothing")).directUrl())
        .contains(new DirectUrl(URL, Map.of("sha256", SampleAddition.SHA256)));
    assertThat(addition.wheel(SampleInventory.of("nothing")).vouched()).isFalse();
    assertThat(addition.frozen()).isEqualTo("Grid-Words @ " + URL);
  }

  @Test
  @DisplayName("of a local path keeps it to itself")
  void local() {
    URI path = URI.create("file:///home/joe/Grid_Words-1.0.whl");
    Addition addition = new SampleAddition("Grid-Words", "1.0").direct(path).fetched();

    assertThat(addition.wheel(SampleInventory.of("nothing")).directUrl()).isEmpty();
    assertThat(addition.frozen()).isEqualTo("Grid-Words==1.0");
  }
}
