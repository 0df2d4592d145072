package org.diracgrid.diracos.base;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of an extension's {@code <name>_versions.txt}, as dos-build-extension writes it.
 *
 * @param chain the extension, and those it says it is based on, nearest first
 * @param built when; the beginning of time if that cannot be read
 */
record ExtensionTitle(List<ExtensionVersion> chain, Instant built) {
  private static final Pattern FILE = Pattern.compile("diracos/([^/]{1,200})_versions\\.txt");
  private static final Pattern TITLE =
      Pattern.compile("(\\S{1,200})DIRACOS (\\S{1,200}) (.{1,100}?)((?: based on .{1,300})+)");
  private static final Pattern LINK = Pattern.compile("(\\S{1,200})DIRACOS (\\S{1,200})");

  /** As {@code date -u} prints it in the C locale. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss 'UTC' yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** Whether the entry at a path of a base may have such a line. */
  static boolean isIn(String path) {
    return FILE.matcher(path).matches();
  }

  /** The line at the beginning of a text; empty if it has not this form. */
  static Optional<ExtensionTitle> parse(String text) {
    Matcher title = TITLE.matcher(text.lines().findFirst().orElse(""));
    if (!title.matches()) {
      return Optional.empty();
    }
    List<ExtensionVersion> chain = new ArrayList<>();
    chain.add(new ExtensionVersion(title.group(1), title.group(2)));
    Arrays.stream(title.group(4).split(" based on "))
        .map(LINK::matcher)
        .filter(Matcher::matches)
        .forEach(link -> chain.add(new ExtensionVersion(link.group(1), link.group(2))));
    return Optional.of(new ExtensionTitle(List.copyOf(chain), date(title.group(3))));
  }

  private static Instant date(String text) {
    try {
      return Instant.from(DATE.parse(text));
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  /**
   * All the extensions that a base with these titles is, the last one built first. A title may tell
   * of those below it; where none does, as dos-build-extension's, the dates tell.
   */
  static List<ExtensionVersion> lineage(List<ExtensionTitle> titles) {
    Set<ExtensionVersion> lineage = new LinkedHashSet<>();
    titles.stream()
        .sorted(
            Comparator.comparing((ExtensionTitle title) -> title.chain().size())
                .thenComparing(ExtensionTitle::built)
                .reversed()
                .thenComparing(title -> title.chain().get(0).toString()))
        .forEach(title -> lineage.addAll(title.chain()));
    return List.copyOf(lineage);
  }
}
