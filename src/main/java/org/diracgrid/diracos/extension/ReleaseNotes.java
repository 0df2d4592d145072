package org.diracgrid.diracos.extension;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is to be told of a release, in Markdown, to be put among a community's own words.
 *
 * @param record of its build
 * @param comparison with an earlier extension, if it was compared with one
 */
record ReleaseNotes(BuildRecord record, Optional<Comparison> comparison) {
  /** What Markdown could take for markup; names and versions of distributions have none of it. */
  private static final Pattern MARKUP = Pattern.compile("[\\\\`*\\[\\]<>|#&~]");

  /** Their bytes. */
  byte[] bytes() {
    StringBuilder text = new StringBuilder();
    text.append(
        "## %s %s\n\nOn %sDIRACOS %s (Python %s, %s, glibc %s).\n"
            .formatted(
                escaped(record.extension().name()),
                escaped(record.extension().version()),
                record.base().extensions().stream()
                    .map(it -> item(it.name(), it.version()) + " on ")
                    .collect(Collectors.joining()),
                escaped(record.base().version()),
                escaped(record.target().python()),
                escaped(record.target().machine()),
                escaped(record.target().glibc())));
    Set<String> replaced =
        record.replaced().stream().map(BuildRecord.Replaced::name).collect(Collectors.toSet());
    section(
        text,
        "### Added",
        record.distributions().stream().filter(it -> !replaced.contains(it.name())).toList(),
        it -> item(it.name(), it.version()));
    section(text, "### Replaced", record.replaced(), it -> change(it.name(), it.from(), it.to()));
    comparison.ifPresent(it -> compare(text, it));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void compare(StringBuilder text, Comparison differences) {
    text.append("\n### Since %s\n".formatted(escaped(differences.previous())));
    differences
        .previousDiracOs()
        .filter(version -> !version.equals(record.base().version()))
        .ifPresent(
            version ->
                text.append("\n- " + change("DIRACOS", version, record.base().version()) + "\n"));
    section(text, "#### New", differences.added(), it -> item(it.name(), it.version()));
    section(text, "#### Removed", differences.removed(), it -> item(it.name(), it.version()));
    section(
        text, "#### Updated", differences.updated(), it -> change(it.name(), it.from(), it.to()));
    text.append(
        "\nOf the same version as before: %s.\n"
            .formatted(Counts.print(differences.same(), "distribution")));
  }

  private static <T> void section(
      StringBuilder text, String title, List<T> items, Function<T, String> line) {
    if (!items.isEmpty()) {
      text.append("\n%s\n\n".formatted(title));
      items.forEach(it -> text.append("- %s\n".formatted(line.apply(it))));
    }
  }

  private static String item(String name, String version) {
    return escaped(name) + " " + escaped(version);
  }

  private static String change(String name, String from, String to) {
    return "%s %s → %s".formatted(escaped(name), escaped(from), escaped(to));
  }

  private static String escaped(String text) {
    return MARKUP.matcher(text).replaceAll("\\\\$0");
  }
}
