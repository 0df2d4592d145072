package org.diracgrid.diracos.requirements;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.diracgrid.diracos.python.InvalidProjectNameException;
import org.diracgrid.diracos.requirements.ParsedLine.Given;

/** Takes the options of requirements files that hold for everything into the settings. */
final class SettingsReader {
  private final SettingsInProgress settings;
  private final LineWarnings warnings;
  private final List<StatedSetting> stated = new ArrayList<>();

  SettingsReader(SettingsInProgress settings, LineWarnings warnings) {
    this.settings = settings;
    this.warnings = warnings;
  }

  /** What was said so far, in the order in which it was applied. */
  List<StatedSetting> stated() {
    return List.copyOf(stated);
  }

  /** The options that pip heeds while it parses, so even on the line of a requirement. */
  void controls(ParsedLine line) {
    for (Given given : line.options()) {
      switch (given.option()) {
        case NO_BINARY -> projects(line, given, settings::noBinary);
        case ONLY_BINARY -> projects(line, given, settings::onlyBinary);
        case ALL_RELEASES -> projects(line, given, settings::allReleases);
        case ONLY_FINAL -> projects(line, given, settings::onlyFinal);
        default -> {
          // It counts on lines without a requirement.
        }
      }
    }
  }

  /** The options of a line without a requirement, in the order in which pip heeds them. */
  void options(RequirementsSource source, ParsedLine line) {
    for (Given given : line.all(FileOption.NO_INDEX)) {
      settings.noIndex();
      state(given, "true");
    }
    places(source, line);
    for (Given given : line.options()) {
      switch (given.option()) {
        case PRE -> {
          settings.preReleases();
          state(given, "true");
        }
        case PREFER_BINARY -> {
          settings.preferBinary();
          state(given, "true");
        }
        case REQUIRE_HASHES -> hashes(line, given, HashChecking.ALL);
        case NO_REQUIRE_HASHES -> hashes(line, given, HashChecking.WHERE_GIVEN);
        case TRUSTED_HOST -> {
          settings.trustedHost(given.value());
          state(given, given.value());
          warnings.add(
              line.line(),
              given.origin(),
              "%s is ignored: every certificate is verified",
              given.option().label());
        }
        case USE_FEATURE ->
            warnings.add(
                line.line(), given.origin(), "%s is ignored", "--use-feature=" + given.value());
        case HASH, CONFIG_SETTINGS ->
            warnings.add(
                line.line(),
                given.origin(),
                "%s is ignored, no requirement precedes it",
                given.option().label());
        default -> {
          // Places came first, controls earlier still, files and -e are read elsewhere.
        }
      }
    }
  }

  /** Like pip, heeds the last index of a line before the extra ones, and its first find-links. */
  private void places(RequirementsSource source, ParsedLine line) {
    List<Given> indexes = line.all(FileOption.INDEX_URL);
    if (!indexes.isEmpty()) {
      Given last = indexes.get(indexes.size() - 1);
      if (last.value().isEmpty()) {
        warnings.add(
            line.line(), last.origin(), "%s is ignored, its value is empty", last.option().label());
      } else {
        place(line, last, source::index, settings::indexUrl);
      }
      warnings.unused(line, given -> indexes.contains(given) && !given.equals(last));
    }
    for (Given extra : line.all(FileOption.EXTRA_INDEX_URL)) {
      place(line, extra, source::index, settings::extraIndexUrl);
    }
    List<Given> links = line.all(FileOption.FIND_LINKS);
    if (!links.isEmpty()) {
      Given first = links.get(0);
      place(line, first, source::place, settings::findLinks);
      warnings.unused(line, given -> links.contains(given) && !given.equals(first));
    }
  }

  private void place(
      ParsedLine line, Given given, Function<String, URI> reading, Consumer<URI> setting) {
    try {
      URI place = reading.apply(given.value());
      setting.accept(place);
      state(given, place.toString());
    } catch (IllegalArgumentException e) {
      throw line.wrong(given, e.getMessage());
    }
  }

  private void hashes(ParsedLine line, Given given, HashChecking wanted) {
    try {
      settings.hashChecking(wanted);
      state(given, "true");
    } catch (IllegalArgumentException e) {
      throw line.wrong(given, e.getMessage());
    }
  }

  private void projects(ParsedLine line, Given given, Consumer<String> choice) {
    try {
      choice.accept(given.value());
      state(given, given.value());
    } catch (InvalidProjectNameException e) {
      throw line.wrong(given, e.getMessage());
    }
  }

  private void state(Given given, String value) {
    stated.add(
        new StatedSetting(
            given.option().label().substring("--".length()), value, given.origin().toString()));
  }
}
