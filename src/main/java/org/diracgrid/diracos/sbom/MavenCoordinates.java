package org.diracgrid.diracos.sbom;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a file is in Maven repositories.
 *
 * @param groupId e.g. {@code org.example}
 * @param artifactId e.g. {@code LHCbdiracos}
 * @param type its extension, e.g. {@code tar.gz}
 * @param classifier if it has one
 * @param version e.g. {@code v1}
 */
public record MavenCoordinates(
    String groupId, String artifactId, String type, Optional<String> classifier, String version) {
  private static final Pattern WRITTEN =
      Pattern.compile("([\\w.-]+):([\\w.-]+)(?::([\\w.-]+))?(?::([\\w.-]+))?:([\\w.-]+)");

  /**
   * Reads {@code groupId:artifactId[:extension[:classifier]]:version}; empty for what is written
   * otherwise. Where no extension is given, Maven takes it for a jar.
   */
  static Optional<MavenCoordinates> parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new MavenCoordinates(
                matcher.group(1),
                matcher.group(2),
                Optional.ofNullable(matcher.group(3)).orElse("jar"),
                Optional.ofNullable(matcher.group(4)),
                matcher.group(5)))
        : Optional.empty();
  }
}
