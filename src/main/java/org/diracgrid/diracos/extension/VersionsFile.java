package org.diracgrid.diracos.extension;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.diracgrid.diracos.base.ExtensionVersion;

/**
 * {@code <extensionName>_versions.txt}: what an extension adds, to the letter as
 * dos-build-extension writes it.
 *
 * @param extensionName e.g. {@code LHCb}
 * @param version of the extension
 * @param extensions that the base is, nearest first
 * @param diracOsVersion of the base
 * @param built the date in it
 * @param additions what is new or of another version
 */
record VersionsFile(
    String extensionName,
    String version,
    List<ExtensionVersion> extensions,
    String diracOsVersion,
    Instant built,
    List<Addition> additions) {
  /** As {@code date -u} prints it in the C locale. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss 'UTC' yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** {@code pip freeze} never lists these. */
  private static final Set<String> LEFT_OUT = Set.of("pip", "setuptools", "wheel", "distribute");

  /** Where it lies in the tarball. */
  String path() {
    return "diracos/" + extensionName + "_versions.txt";
  }

  /** Its bytes. */
  byte[] bytes() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%sDIRACOS %s %s%s based on DIRACOS %s\n\n\n"
            .formatted(extensionName, version, DATE.format(built), chain(), diracOsVersion));
    text.append("===== Python packages ====\n\n\n");
    additions.stream()
        .filter(a -> !LEFT_OUT.contains(a.distribution().metadata().name().normalized()))
        .map(Addition::frozen)
        .sorted()
        .forEach(line -> text.append(line).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What dos-build-extension cannot say; of a plain DIRACOS nothing, so that its line is met. */
  private String chain() {
    return extensions.stream()
        .map(it -> " based on %sDIRACOS %s".formatted(it.name(), it.version()))
        .collect(Collectors.joining());
  }
}
