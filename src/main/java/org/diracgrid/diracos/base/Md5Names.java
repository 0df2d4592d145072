package org.diracgrid.diracos.base;

import java.util.List;
import java.util.Locale;

/** What the md5 file beside a tarball is called. */
final class Md5Names {
  private static final List<String> ENDINGS = List.of(".tar.gz", ".tgz");

  private Md5Names() {}

  /**
   * Candidates, best first: {@code x.md5} for {@code x.tar.gz}, which dirac-install reads, then
   * {@code x.tar.gz.md5}, as repositories name it.
   */
  static List<String> beside(String tarball) {
    String lower = tarball.toLowerCase(Locale.ROOT);
    return ENDINGS.stream()
        .filter(lower::endsWith)
        .findFirst()
        .map(
            ending ->
                List.of(
                    tarball.substring(0, tarball.length() - ending.length()) + ".md5",
                    tarball + ".md5"))
        .orElse(List.of(tarball + ".md5"));
  }
}
