package org.diracgrid.diracos.bench.download;

import java.nio.file.Path;

/** One download in a JVM of its own, as pip has a process of its own. Argument: its folder. */
public final class OwnDownloadMain {
  private OwnDownloadMain() {}

  /** Downloads. */
  public static void main(String[] arguments) {
    System.out.println(new OwnDownload(Path.of(arguments[0])).run());
  }
}
