package org.diracgrid.diracos.source;

/** Hears of builds, which may take long; from any thread. */
@FunctionalInterface
public interface BuildListener {
  /**
   * A build begins.
   *
   * @param project name and version if they are known, else the archive, folder or URL, without
   *     credentials
   * @param python what builds it, e.g. {@code Python 2.7.18 of the base}
   */
  void building(String project, String python);
}
