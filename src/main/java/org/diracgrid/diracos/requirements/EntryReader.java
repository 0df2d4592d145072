package org.diracgrid.diracos.requirements;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diracgrid.diracos.python.ExtraName;
import org.diracgrid.diracos.python.InvalidMarkerException;
import org.diracgrid.diracos.python.InvalidRequirementException;
import org.diracgrid.diracos.python.Marker;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Requirement;
import org.diracgrid.diracos.python.SdistName;
import org.diracgrid.diracos.python.SpecifierSet;
import org.diracgrid.diracos.transfer.Checksum;

/** Reads what one line asks for, as pip's parse_req_from_line and parse_editable do. */
final class EntryReader {
  private static final Pattern WITH_EXTRAS = Pattern.compile("(.+)(\\[[^\\]]+\\])", Pattern.DOTALL);

  private final RequirementsSource source;
  private final LogicalLine line;
  private final List<Checksum> hashes;
  private final Map<String, List<String>> configSettings;

  EntryReader(
      RequirementsSource source,
      LogicalLine line,
      List<Checksum> hashes,
      Map<String, List<String>> configSettings) {
    this.source = source;
    this.line = line;
    this.hashes = hashes;
    this.configSettings = configSettings;
  }

  /** A requirement that stands at the beginning of the line. */
  RequirementEntry requirement(String text) {
    if (DirectTarget.isUrl(text)) {
      return url(text);
    }
    int semicolon = text.indexOf(';');
    String reference = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
    Optional<RequirementTarget> local = local(reference);
    if (local.isPresent()) {
      Optional<Marker> marker = semicolon < 0 ? Optional.empty() : marker(text, semicolon + 1);
      return local(local.get(), extrasOf(reference), marker);
    }
    return named(text);
  }

  /** What stands behind {@code -e}: a folder or a checkout. */
  RequirementEntry editable(String text, int offset) {
    if (DirectTarget.isUrl(text)) {
      DirectTarget direct = direct(text, offset);
      if (direct.target() instanceof RequirementTarget.Link) {
        throw invalid(text, offset, "only a folder or a version control URL can be editable");
      }
      return entry(direct, SpecifierSet.any(), Optional.empty(), true, offset);
    }
    Path folder = source.local(withoutExtras(text));
    if (Files.isDirectory(folder)) {
      DirectTarget target =
          new DirectTarget(
              new RequirementTarget.Folder(folder, Optional.empty()),
              Optional.empty(),
              extrasOf(text));
      return entry(target, SpecifierSet.any(), Optional.empty(), true, offset);
    }
    Optional<Requirement> requirement = tryParse(text).filter(parsed -> parsed.url().isPresent());
    if (requirement.isEmpty()) {
      throw invalid(
          text,
          offset,
          "it is neither an existing folder nor a version control URL like git+https:");
    }
    return fromUrl(requirement.get(), offset, true);
  }

  private RequirementEntry url(String text) {
    // A semicolon may belong to a URL unless white space follows it.
    int semicolon = text.indexOf("; ");
    String reference = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
    Optional<Marker> marker = semicolon < 0 ? Optional.empty() : marker(text, semicolon + 1);
    DirectTarget direct = direct(reference, 0);
    return entry(direct, SpecifierSet.any(), marker, false, 0);
  }

  private Optional<Marker> marker(String text, int start) {
    String marker = text.substring(start);
    if (marker.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Marker.parse(marker));
    } catch (InvalidMarkerException e) {
      throw invalid(text, start + Math.max(0, e.offset()), e.reason());
    }
  }

  private DirectTarget direct(String url, int offset) {
    try {
      return DirectTarget.of(url);
    } catch (IllegalArgumentException e) {
      throw invalid(url, offset, e.getMessage());
    }
  }

  private RequirementEntry local(
      RequirementTarget target, SortedSet<String> extras, Optional<Marker> marker) {
    Optional<ProjectName> name = Optional.empty();
    if (target instanceof RequirementTarget.Link link) {
      name = direct(link.uri().toString(), 0).name();
    }
    return entry(new DirectTarget(target, name, extras), SpecifierSet.any(), marker, false, 0);
  }

  /** A local file or folder, if the reference is one; empty for a name. */
  private Optional<RequirementTarget> local(String reference) {
    String path = withoutExtras(reference);
    boolean looksLikePath =
        reference.startsWith(".") || reference.contains("/") || reference.contains("\\");
    boolean archive = path.endsWith(".whl") || SdistName.hasSdistSuffix(path);
    int at = reference.indexOf('@');
    boolean namesUrl = at > 0 && tryParse(reference).flatMap(Requirement::url).isPresent();
    if (namesUrl || (!looksLikePath && !archive)) {
      return Optional.empty();
    }
    if (!source.isLocal() && archive) {
      return Optional.of(direct(source.place(path).toString(), 0).target());
    }
    Path file = source.local(path);
    if (archive) {
      if (!Files.isRegularFile(file)) {
        throw new MissingLocalProjectException(
            line.at(source.display(), 0), line.conceal(reference), "there is no such file");
      }
      return Optional.of(new RequirementTarget.Link(file.toUri()));
    }
    return folder(reference, file);
  }

  private Optional<RequirementTarget> folder(String reference, Path file) {
    if (!Files.isDirectory(file)) {
      if (reference.startsWith(".") || reference.startsWith("/")) {
        throw new MissingLocalProjectException(
            line.at(source.display(), 0),
            line.conceal(reference),
            "there is no such folder or archive");
      }
      return Optional.empty();
    }
    if (!Files.exists(file.resolve("pyproject.toml")) && !Files.exists(file.resolve("setup.py"))) {
      throw new MissingLocalProjectException(
          line.at(source.display(), 0),
          line.conceal(reference),
          "the folder has neither a pyproject.toml nor a setup.py");
    }
    return Optional.of(new RequirementTarget.Folder(file, Optional.empty()));
  }

  private static String withoutExtras(String path) {
    Matcher matcher = WITH_EXTRAS.matcher(path);
    return matcher.matches() ? matcher.group(1) : path;
  }

  private static SortedSet<String> extrasOf(String path) {
    Matcher matcher = WITH_EXTRAS.matcher(path);
    if (!matcher.matches()) {
      return Collections.emptySortedSet();
    }
    return tryParse("project" + matcher.group(2))
        .map(Requirement::extras)
        .orElseGet(Collections::emptySortedSet);
  }

  private static Optional<Requirement> tryParse(String text) {
    try {
      return Optional.of(Requirement.parse(text));
    } catch (InvalidRequirementException e) {
      return Optional.empty();
    }
  }

  private RequirementEntry named(String text) {
    try {
      Requirement requirement = Requirement.parse(text);
      if (requirement.url().isPresent()) {
        return fromUrl(requirement, 0, false);
      }
      return entry(
          new DirectTarget(
              new RequirementTarget.Named(), Optional.of(requirement.name()), requirement.extras()),
          requirement.specifier(),
          requirement.marker(),
          false,
          0);
    } catch (InvalidRequirementException e) {
      throw invalid(text, Math.max(0, e.offset()), e.reason() + hint(text));
    }
  }

  private RequirementEntry fromUrl(Requirement requirement, int offset, boolean editable) {
    String url = requirement.url().orElseThrow();
    if (!DirectTarget.isUrl(url)) {
      throw invalid(url, offset, "a URL must follow the @, e.g. https: or file:");
    }
    DirectTarget direct = direct(url, offset);
    if (direct.name().isPresent() && !direct.name().get().equals(requirement.name())) {
      throw invalid(
          url, offset, "it is of %s, not of %s".formatted(direct.name().get(), requirement.name()));
    }
    SortedSet<String> extras = new TreeSet<>(requirement.extras());
    extras.addAll(ExtraName.normalizeAll(direct.extras()));
    return entry(
        new DirectTarget(direct.target(), Optional.of(requirement.name()), extras),
        SpecifierSet.any(),
        requirement.marker(),
        editable,
        offset);
  }

  /** The two slips that pip has a hint for. */
  private static String hint(String text) {
    boolean singleEquals = text.matches("[^=<>!~;]+=[^=].*");
    if (singleEquals) {
      return "; = is not an operator, did you mean ==?";
    }
    return text.contains("/") ? "; it looks like a path, but there is no such file or folder" : "";
  }

  private RequirementEntry entry(
      DirectTarget direct,
      SpecifierSet specifier,
      Optional<Marker> marker,
      boolean editable,
      int offset) {
    return new RequirementEntry(
        direct.name(),
        Collections.unmodifiableSortedSet(direct.extras()),
        specifier,
        marker,
        direct.target(),
        editable,
        hashes,
        configSettings,
        line.at(source.display(), offset),
        line.written());
  }

  private InvalidRequirementLineException invalid(String text, int offset, String reason) {
    return new InvalidRequirementLineException(
        line.at(source.display(), offset), line.conceal(text), line.conceal(reason));
  }
}
