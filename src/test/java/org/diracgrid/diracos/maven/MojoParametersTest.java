package org.diracgrid.diracos.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.diracgrid.diracos.extension.ExtensionKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Every parameter of every goal")
class MojoParametersTest {
  @Test
  @DisplayName("has an example, a default and the release that brought it")
  void documented() throws IOException {
    assertThat(PluginDescriptor.parameters())
        .isNotEmpty()
        .allSatisfy(
            parameter -> {
              assertThat(parameter.description()).contains("Example: ", "Default: ");
              assertThat(parameter.since()).matches("\\d+\\.\\d+\\.\\d+");
            });
  }

  @Test
  @DisplayName("is -Ddiracos.<name> on the command line, but for the JSON file")
  void properties() throws IOException {
    assertThat(PluginDescriptor.parameters())
        .allSatisfy(
            parameter ->
                assertThat(parameter.expression())
                    .isEqualTo(
                        parameter.name().equals("configFile")
                            ? "${diracos.config}"
                            : "${diracos." + parameter.name() + "}"));
  }

  @Test
  @DisplayName("that describes the extension stands in the JSON file under the same name")
  void keys() throws IOException {
    for (ExtensionKey key : ExtensionKey.values()) {
      assertThat(PluginDescriptor.parameters())
          .filteredOn(parameter -> parameter.goal().equals("build-extension"))
          .extracting(PluginDescriptor.Parameter::name)
          .contains(key.key());
    }
  }
}
