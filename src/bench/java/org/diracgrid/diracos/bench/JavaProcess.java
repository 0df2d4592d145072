package org.diracgrid.diracos.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How to start another JVM with the classes of this one. */
public final class JavaProcess {
  private JavaProcess() {}

  /**
   * The command line.
   *
   * @param heap the most that its heap may have, as in {@code -Xmx64m}
   */
  public static List<String> command(String heap, Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-classpath",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }
}
