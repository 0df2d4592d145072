package org.diracgrid.diracos.maven;

import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.diracgrid.diracos.extension.ConfigurationReader;
import org.diracgrid.diracos.extension.EffectiveConfiguration;
import org.diracgrid.diracos.extension.EffectiveConfiguration.Row;
import org.diracgrid.diracos.extension.ExtensionSettings;
import org.eclipse.aether.RepositorySystem;

/**
 * Shows the configuration that holds for an extension: what describes it, and where and how
 * distributions are looked for, each value with who said so; credentials are masked. The base is
 * not fetched.
 *
 * @since 1.0.0
 */
@Mojo(name = "show-config", requiresProject = false, threadSafe = true)
public final class ShowConfigMojo extends ExtensionMojo {
  @Inject
  ShowConfigMojo(RepositorySystem repositorySystem) {
    super(repositorySystem);
  }

  @Override
  void run() {
    ExtensionSettings settings = settings();
    EffectiveConfiguration configuration =
        new ConfigurationReader(user(), console()).read(settings, specWithoutBase());
    print("The extension:", configuration.extension());
    print("Where distributions are looked for:", configuration.index());
    print("The plugin:", configuration.user());
  }

  private void print(String title, List<Row> rows) {
    getLog().info(title);
    int nameWidth = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
    int valueWidth = rows.stream().mapToInt(row -> row.value().length()).max().orElse(0);
    rows.forEach(
        row ->
            getLog()
                .info(
                    "  %s  %s  %s"
                        .formatted(
                            padded(row.name(), nameWidth),
                            padded(row.value(), valueWidth),
                            row.source())));
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
