package org.diracgrid.diracos.python;

import java.util.List;
import java.util.Locale;

/**
 * What an sdist's file name says.
 *
 * @param filename as given
 * @param project the project
 * @param version the version
 */
public record SdistName(String filename, ProjectName project, Version version) {
  /** pip's ARCHIVE_EXTENSIONS, wheels apart. */
  private static final List<String> SUFFIXES =
      List.of(
          ".tar.gz",
          ".zip",
          ".tgz",
          ".tar.bz2",
          ".tbz",
          ".tar.xz",
          ".txz",
          ".tlz",
          ".tar.lz",
          ".tar.lzma",
          ".tar");

  /**
   * Reads a file name that ends in {@code .tar.gz}, {@code .zip} or another suffix pip knows; old
   * names with dashes in the project are split where {@code project} ends. Throws {@link
   * InvalidSdistNameException}.
   */
  public static SdistName parse(String filename, ProjectName project) {
    String stem = stem(filename, SUFFIXES);
    // As pip does, the first dash at which what stands before it is the project.
    for (int dash = stem.indexOf('-'); dash >= 0; dash = stem.indexOf('-', dash + 1)) {
      if (ProjectName.normalize(stem.substring(0, dash)).equals(project.normalized())) {
        return new SdistName(filename, project, version(filename, stem, dash));
      }
    }
    throw new InvalidSdistNameException(filename, -1, "it is not of the project " + project);
  }

  /** Reads a file name split at its last dash; throws {@link InvalidSdistNameException}. */
  public static SdistName parse(String filename) {
    String stem = stem(filename, SUFFIXES);
    int dash = stem.lastIndexOf('-');
    if (dash <= 0) {
      throw new InvalidSdistNameException(filename, -1, "no project stands before a dash in it");
    }
    ProjectName project = new ProjectName(ProjectName.normalize(stem.substring(0, dash)));
    return new SdistName(filename, project, version(filename, stem, dash));
  }

  /** Whether the file name ends in a suffix that pip takes for an sdist's. */
  public static boolean hasSdistSuffix(String filename) {
    String lower = filename.toLowerCase(Locale.ROOT);
    return SUFFIXES.stream().anyMatch(lower::endsWith);
  }

  private static String stem(String filename, List<String> suffixes) {
    String lower = filename.toLowerCase(Locale.ROOT);
    return suffixes.stream()
        .filter(lower::endsWith)
        .findFirst()
        .map(suffix -> filename.substring(0, filename.length() - suffix.length()))
        .orElseThrow(
            () ->
                new InvalidSdistNameException(
                    filename, -1, "it does not end in .tar.gz, .zip or another archive suffix"));
  }

  private static Version version(String filename, String stem, int dash) {
    String text = stem.substring(dash + 1);
    return Version.tryParse(text)
        .orElseThrow(
            () ->
                new InvalidSdistNameException(
                    filename, dash + 1, "'%s' is no version".formatted(text)));
  }
}
