package org.diracgrid.diracos.requirements;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diracgrid.diracos.requirements.ParsedLine.Given;
import org.diracgrid.diracos.transfer.NotFoundException;
import org.diracgrid.diracos.transfer.Page;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferException;
import org.diracgrid.diracos.transfer.TransferInterruptedException;

/** One run over requirements files and all they include, in pip's order. */
final class RequirementsReading {
  /** Deeper nesting comes from no honest server. */
  private static final int DEEPEST = 100;

  private final Transfer transfer;
  private final Map<String, String> environment;
  private final Path displayFolder;
  private final SettingsInProgress settings;
  private final LineWarnings warnings = new LineWarnings();
  private final SettingsReader settingsReader;
  private final List<RequirementEntry> entries = new ArrayList<>();
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
    this.settingsReader = new SettingsReader(settings, warnings);
  }

  RequirementSet done() {
    return new RequirementSet(
        List.copyOf(entries), settings.done(), settingsReader.stated(), warnings.sentences());
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
          throw new HtmlRequirementsException(
              includedAt.orElseGet(() -> new Origin(source.display(), 1, 1)), source.display());
        }
        return text;
      }
    } catch (NotFoundException e) {
      throw source.isLocal()
          ? new MissingRequirementsFileException(includedAt, source.display(), e)
          : new RequirementsNotFoundException(includedAt, source.display(), e);
    } catch (TransferInterruptedException e) {
      throw e;
    } catch (TransferException e) {
      // Of a file that nobody included, its URL tells where it is named.
      throw includedAt
          .<RuntimeException>map(line -> new UnreachableRequirementsException(line, e))
          .orElse(e);
    } catch (UndecodableTextException e) {
      throw new UndecodableRequirementsException(e.in(source.display()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(RequirementsSource source, ParsedLine line, boolean constraint) {
    line.strays()
        .forEach(
            word ->
                warnings.add(
                    line.line(), line.origin(), "'%s' after the options is ignored", word));
    settingsReader.controls(line);
    RequirementOptions own = RequirementOptions.of(line);
    Optional<Given> editable = line.first(FileOption.EDITABLE);
    if (editable.isPresent()) {
      RequirementOptions settingsAlone = new RequirementOptions(List.of(), own.configSettings());
      EntryReader reader = new EntryReader(source, line.line(), constraint, settingsAlone);
      // Like pip, takes what stands before the option for what is editable, if something does.
      add(
          line.requirement().isEmpty()
              ? reader.editable(editable.get().value(), editable.get().valueOffset())
              : reader.editable(line.requirement(), 0));
      warnings.unused(
          line,
          given -> given.option() != FileOption.CONFIG_SETTINGS && !given.equals(editable.get()));
    } else if (!line.requirement().isEmpty()) {
      add(new EntryReader(source, line.line(), constraint, own).requirement(line.requirement()));
      warnings.unused(line, given -> !given.option().perRequirement());
    } else {
      options(source, line);
    }
  }

  private void add(RequirementEntry entry) {
    if (entry.constraint()) {
      Optional<String> flaw = flaw(entry);
      if (flaw.isPresent()) {
        throw new InvalidConstraintException(entry.origin(), entry.text(), flaw.get());
      }
    }
    entries.add(entry);
  }

  /** Why an entry cannot be a constraint (pip's {@code check_invalid_constraint_type}). */
  private static Optional<String> flaw(RequirementEntry entry) {
    if (entry.editable()) {
      return Optional.of("it is editable");
    }
    if (entry.name().isEmpty()) {
      return Optional.of("it names no project");
    }
    return entry.extras().isEmpty() ? Optional.empty() : Optional.of("it has extras");
  }

  private void options(RequirementsSource source, ParsedLine line) {
    Optional<Given> nested =
        line.first(FileOption.REQUIREMENT).or(() -> line.first(FileOption.CONSTRAINT));
    if (nested.isEmpty()) {
      settingsReader.options(source, line);
      return;
    }
    Given given = nested.get();
    // Like pip, heeds one file for each line and nothing else that stands there.
    warnings.unused(line, other -> !other.equals(given));
    URI included;
    try {
      included = source.include(given.value());
    } catch (IllegalArgumentException e) {
      throw line.wrong(given, e.getMessage());
    }
    file(included, given.option() == FileOption.CONSTRAINT, Optional.of(given.origin()));
  }
}
