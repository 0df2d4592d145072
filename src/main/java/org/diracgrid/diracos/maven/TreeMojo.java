package org.diracgrid.diracos.maven;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.diracgrid.diracos.extension.OutputFolder;
import org.diracgrid.diracos.extension.TreeFormat;
import org.diracgrid.diracos.extension.TreeReader;
import org.eclipse.aether.RepositorySystem;

/**
 * Shows who needs whom in an extension and with which requirement, what comes from the base, and
 * what replaces what; resolves, but builds nothing.
 *
 * @since 1.0.0
 */
@Mojo(name = "tree", requiresProject = false, threadSafe = true)
public final class TreeMojo extends ExtensionMojo {
  /**
   * How to print: {@code text}, {@code dot} for Graphviz, or {@code json}.
   *
   * <p>Example: {@code -Ddiracos.format=dot}. Default: {@code text}.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.format", defaultValue = "text")
  private String format;

  /**
   * The file to print to, instead of the console.
   *
   * <p>Example: {@code -Ddiracos.outputFile=target/tree.dot}. Default: none.
   *
   * @since 1.0.0
   */
  @Parameter(property = "diracos.outputFile")
  private File outputFile;

  @Inject
  TreeMojo(RepositorySystem repositorySystem) {
    super(repositorySystem);
  }

  @Override
  void run() {
    TreeFormat chosen = TreeFormat.named(format);
    String text = chosen.print(new TreeReader(user(), console()).read(spec()));
    if (outputFile == null) {
      text.lines().forEach(getLog()::info);
      return;
    }
    Path file = outputFile.toPath().toAbsolutePath();
    new OutputFolder(file.getParent())
        .write(file.getFileName().toString(), text.getBytes(StandardCharsets.UTF_8));
    getLog().info(file.toString());
  }
}
