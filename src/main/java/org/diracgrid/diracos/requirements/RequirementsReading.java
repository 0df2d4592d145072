package org.diracgrid.diracos.requirements;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diracgrid.diracos.python.InvalidProjectNameException;
import org.diracgrid.diracos.requirements.ParsedLine.Given;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.diracgrid.diracos.transfer.NotFoundException;
import org.diracgrid.diracos.transfer.Page;
import org.diracgrid.diracos.transfer.Transfer;

/** One run over requirements files and all they include, in pip's order. */
final class RequirementsReading {
  /** Deeper nesting comes from no honest server. */
  private static final int DEEPEST = 100;

  private final Transfer transfer;
  private final Map<String, String> environment;
  private final Path displayFolder;
  private final SettingsInProgress settings;
  private final List<RequirementEntry> requirements = new ArrayList<>();
  private final List<RequirementEntry> constraints = new ArrayList<>();
  private final List<StatedSetting> stated = new ArrayList<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private final List<RequirementsSource> open = new ArrayList<>();

  RequirementsReading(
      Transfer transfer,
      Map<String, String> environment,
      Path displayFolder,
      IndexSettings initial) {
    this.transfer = transfer;
    this.environment = environment;
    this.displayFolder = displayFolder;
    this.settings = new SettingsInProgress(initial);
  }

  RequirementSet done() {
    return new RequirementSet(
        List.copyOf(requirements),
        List.copyOf(constraints),
        settings.done(),
        List.copyOf(stated),
        List.copyOf(warnings));
  }

  void file(URI uri, boolean constraint, Optional<Origin> includedAt) {
    RequirementsSource source = RequirementsSource.of(uri, displayFolder);
    refuseCycle(source, includedAt);
    open.add(source);
    for (LogicalLine line : LogicalLines.of(content(source, includedAt), environment)) {
      line(source, ParsedLine.of(line, source.display()), constraint);
    }
    open.remove(open.size() - 1);
  }

  private void refuseCycle(RequirementsSource source, Optional<Origin> includedAt) {
    boolean again = open.stream().anyMatch(outer -> outer.uri().equals(source.uri()));
    if (again || open.size() == DEEPEST) {
      String way =
          Stream.concat(
                  open.stream().dropWhile(outer -> again && !outer.uri().equals(source.uri())),
                  Stream.of(source))
              .map(RequirementsSource::display)
              .collect(Collectors.joining(" -> "));
      throw new RequirementsCycleException(includedAt.orElseThrow(), way);
    }
  }

  private String content(RequirementsSource source, Optional<Origin> includedAt) {
    try {
      Page page = transfer.page(source.uri(), "text/plain, */*;q=0.1");
      try (InputStream body = page.body()) {
        String text = TextDecoding.decode(body.readAllBytes());
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype") || start.startsWith("<html")) {
          throw new HtmlRequirementsException(includedAt, source.display());
        }
        return text;
      }
    } catch (NotFoundException e) {
      throw source.isLocal()
          ? new MissingRequirementsFileException(includedAt, source.display(), e)
          : new RequirementsNotFoundException(includedAt, source.display(), e);
    } catch (IllegalArgumentException e) {
      throw new UndecodableRequirementsException(includedAt, source.display(), e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(RequirementsSource source, ParsedLine line, boolean constraint) {
    line.strays().forEach(word -> warn(line.origin(), "'%s' after the options is ignored", word));
    // pip changes the format control while it parses, so even on the line of a requirement.
    line.options().forEach(given -> formatControl(line, given));
    Optional<Given> editable = line.first(FileOption.EDITABLE);
    if (!line.requirement().isEmpty()) {
      EntryReader reader = new EntryReader(source, line.line(), hashes(line), configSettings(line));
      add(reader.requirement(line.requirement()), constraint);
      warnOfUnused(line, given -> !given.option().perRequirement());
    } else if (editable.isPresent()) {
      EntryReader reader = new EntryReader(source, line.line(), List.of(), Map.of());
      add(reader.editable(editable.get().value(), editable.get().valueOffset()), constraint);
      warnOfUnused(line, given -> !given.equals(editable.get()));
    } else {
      options(source, line);
    }
  }

  private void add(RequirementEntry entry, boolean constraint) {
    if (!constraint) {
      requirements.add(entry);
      return;
    }
    if (entry.editable()) {
      throw new InvalidConstraintException(entry.origin(), entry.text(), "it is editable");
    }
    if (entry.name().isEmpty()) {
      throw new InvalidConstraintException(entry.origin(), entry.text(), "it names no project");
    }
    if (!entry.extras().isEmpty()) {
      throw new InvalidConstraintException(entry.origin(), entry.text(), "it has extras");
    }
    constraints.add(entry);
  }

  private void options(RequirementsSource source, ParsedLine line) {
    Optional<Given> nested =
        line.first(FileOption.REQUIREMENT).or(() -> line.first(FileOption.CONSTRAINT));
    if (nested.isPresent()) {
      Given given = nested.get();
      // Like pip, heeds one file for each line and nothing else that stands there.
      warnOfUnused(line, other -> !other.equals(given));
      file(
          checked(line, given, () -> source.include(given.value())),
          given.option() == FileOption.CONSTRAINT,
          Optional.of(given.origin()));
      return;
    }
    line.first(FileOption.NO_INDEX)
        .ifPresent(
            given -> {
              settings.noIndex();
              state(given, "true");
            });
    for (Given given : line.options()) {
      option(source, line, given);
    }
  }

  private void option(RequirementsSource source, ParsedLine line, Given given) {
    String value = given.value();
    switch (given.option()) {
      case INDEX_URL -> {
        URI index = checked(line, given, () -> RequirementsSource.index(value));
        settings.indexUrl(index);
        state(given, index.toString());
      }
      case EXTRA_INDEX_URL -> {
        URI index = checked(line, given, () -> RequirementsSource.index(value));
        settings.extraIndexUrl(index);
        state(given, index.toString());
      }
      case FIND_LINKS -> {
        URI place = checked(line, given, () -> source.place(value));
        settings.findLinks(place);
        state(given, place.toString());
      }
      case PRE -> {
        settings.preReleases();
        state(given, "true");
      }
      case PREFER_BINARY -> {
        settings.preferBinary();
        state(given, "true");
      }
      case REQUIRE_HASHES -> {
        settings.requireHashes();
        state(given, "true");
      }
      case TRUSTED_HOST -> {
        settings.trustedHost(value);
        state(given, value);
        warn(given.origin(), "%s is ignored: every certificate is verified", "--trusted-host");
      }
      case USE_FEATURE -> warn(given.origin(), "%s is ignored", "--use-feature=" + value);
      case HASH, CONFIG_SETTINGS ->
          warn(given.origin(), "%s is ignored, no requirement precedes it", given.option().label());
      default -> {
        // --no-index came first, format control earlier still, files and -e elsewhere.
      }
    }
  }

  private void formatControl(ParsedLine line, Given given) {
    try {
      if (given.option() == FileOption.NO_BINARY) {
        settings.noBinary(given.value());
        state(given, given.value());
      } else if (given.option() == FileOption.ONLY_BINARY) {
        settings.onlyBinary(given.value());
        state(given, given.value());
      }
    } catch (InvalidProjectNameException e) {
      throw wrong(line, given, e.getMessage());
    }
  }

  private void state(Given given, String value) {
    stated.add(
        new StatedSetting(
            given.option().label().substring("--".length()), value, given.origin().toString()));
  }

  private List<Checksum> hashes(ParsedLine line) {
    List<Checksum> hashes = new ArrayList<>();
    for (Given given : line.options()) {
      if (given.option() == FileOption.HASH) {
        hashes.add(hash(line, given));
      }
    }
    return List.copyOf(hashes);
  }

  private static Checksum hash(ParsedLine line, Given given) {
    String[] parts = given.value().split(":", 2);
    Optional<DigestAlgorithm> algorithm = DigestAlgorithm.named(parts[0]);
    if (parts.length < 2) {
      throw wrong(line, given, "it has not the form algorithm:digest");
    }
    if (algorithm.filter(DigestAlgorithm::strong).isEmpty()) {
      throw wrong(
          line,
          given,
          "'%s' is not one of the strong algorithms sha256, sha384, sha512".formatted(parts[0]));
    }
    try {
      return new Checksum(algorithm.get(), parts[1]);
    } catch (IllegalArgumentException e) {
      throw wrong(line, given, e.getMessage());
    }
  }

  private static Map<String, List<String>> configSettings(ParsedLine line) {
    Map<String, List<String>> settings = new LinkedHashMap<>();
    for (Given given : line.options()) {
      if (given.option() == FileOption.CONFIG_SETTINGS) {
        int equals = given.value().indexOf('=');
        if (equals < 1) {
          throw wrong(line, given, "it has not the form KEY=VALUE");
        }
        settings
            .computeIfAbsent(given.value().substring(0, equals), key -> new ArrayList<>())
            .add(given.value().substring(equals + 1));
      }
    }
    return settings;
  }

  private <T> T checked(ParsedLine line, Given given, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw wrong(line, given, e.getMessage());
    }
  }

  private static InvalidRequirementsOptionException wrong(
      ParsedLine line, Given given, String reason) {
    return new InvalidRequirementsOptionException(
        given.origin(), given.option().label(), line.line().conceal(reason));
  }

  private void warnOfUnused(ParsedLine line, Predicate<Given> unused) {
    line.options().stream()
        .filter(unused)
        .filter(given -> given.option() != FileOption.NO_BINARY)
        .filter(given -> given.option() != FileOption.ONLY_BINARY)
        .forEach(
            given -> warn(given.origin(), "%s has no effect on this line", given.option().label()));
  }

  private void warn(Origin origin, String sentence, String word) {
    warnings.add(origin + ": " + sentence.formatted(Masking.mask(word)));
  }
}
