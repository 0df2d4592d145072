package org.diracgrid.diracos.requirements;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.diracgrid.diracos.python.InvalidMarkerException;
import org.diracgrid.diracos.python.InvalidRequirementException;
import org.diracgrid.diracos.python.Marker;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Requirement;
import org.diracgrid.diracos.python.SpecifierSet;

/** Reads what one line asks for, as pip's parse_req_from_line and parse_editable do. */
final class EntryReader {
  /** pip's shorthand behind {@code -e}: {@code git:} for {@code git+git:}. */
  private static final Pattern BARE_CHECKOUT = Pattern.compile("(?i)(git|hg|svn|bzr):");

  private final RequirementsSource source;
  private final LogicalLine line;
  private final boolean constraint;
  private final RequirementOptions options;

  EntryReader(
      RequirementsSource source, LogicalLine line, boolean constraint, RequirementOptions options) {
    this.source = source;
    this.line = line;
    this.constraint = constraint;
    this.options = options;
  }

  /** A requirement that stands at the beginning of the line. */
  RequirementEntry requirement(String text) {
    boolean url = DirectTarget.isUrl(text);
    // A semicolon may belong to a URL unless white space follows it.
    int semicolon = text.indexOf(url ? "; " : ";");
    String reference = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
    Optional<Marker> marker = semicolon < 0 ? Optional.empty() : marker(text, semicolon + 1);
    Asked asked = new Asked(text, 0, false);
    if (url) {
      return entry(direct(reference, 0), SpecifierSet.any(), marker, asked);
    }
    Optional<DirectTarget> target = local(reference, marker.isPresent());
    if (target.isPresent()) {
      return entry(target.get(), SpecifierSet.any(), marker, asked);
    }
    Requirement requirement = named(reference);
    if (requirement.url().isPresent()) {
      return entry(fromUrl(requirement, asked), SpecifierSet.any(), marker, asked);
    }
    DirectTarget named =
        new DirectTarget(
            new RequirementTarget.Named(), Optional.of(requirement.name()), requirement.extras());
    return entry(named, requirement.specifier(), marker, asked);
  }

  /** What stands behind {@code -e}: a folder or a checkout. */
  RequirementEntry editable(String text, int offset) {
    Asked asked = new Asked(text, offset, true);
    Optional<Requirement> named = tryParse(text).filter(parsed -> parsed.url().isPresent());
    if (named.isPresent()) {
      DirectTarget target = fromUrl(named.get(), asked);
      return entry(checkedEditable(target, asked), SpecifierSet.any(), named.get().marker(), asked);
    }
    return entry(
        checkedEditable(unnamedEditable(text, asked), asked),
        SpecifierSet.any(),
        Optional.empty(),
        asked);
  }

  private DirectTarget unnamedEditable(String text, Asked asked) {
    LocalReference local = LocalReference.of(text);
    Optional<Path> folder = editableFolder(local, asked);
    if (folder.isPresent()) {
      return new DirectTarget(
          new RequirementTarget.Folder(folder.get(), Optional.empty()),
          Optional.empty(),
          extras(local, asked.offset()));
    }
    if (local.path().regionMatches(true, 0, "file:", 0, 5)) {
      DirectTarget target = direct(local.path(), asked.offset());
      SortedSet<String> extras = new TreeSet<>(target.extras());
      extras.addAll(extras(local, asked.offset()));
      return new DirectTarget(target.target(), target.name(), extras);
    }
    String url =
        BARE_CHECKOUT.matcher(text).lookingAt()
            ? text.substring(0, text.indexOf(':')) + "+" + text
            : text;
    if (!DirectTarget.isUrl(url)) {
      throw invalid(
          text,
          asked.offset(),
          "it is neither an existing folder nor a version control URL like git+https:");
    }
    return direct(url, asked.offset());
  }

  private Optional<Path> editableFolder(LocalReference reference, Asked asked) {
    // The empty path would be this file's own folder, which nobody means.
    if (reference.path().isEmpty() || DirectTarget.isUrl(reference.written())) {
      return Optional.empty();
    }
    try {
      return Optional.of(source.local(reference.path())).filter(Files::isDirectory);
    } catch (IllegalArgumentException e) {
      throw invalid(reference.written(), asked.offset(), e.getMessage());
    }
  }

  private DirectTarget checkedEditable(DirectTarget target, Asked asked) {
    if (target.target() instanceof RequirementTarget.Link) {
      throw invalid(
          asked.text(), asked.offset(), "only a folder or a version control URL can be editable");
    }
    if (target.target() instanceof RequirementTarget.Checkout && target.name().isEmpty()) {
      throw invalid(
          asked.text(), asked.offset(), "an editable checkout must be named, as NAME @ URL");
    }
    return target;
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
      return DirectTarget.of(source.absolute(url));
    } catch (IllegalArgumentException e) {
      throw invalid(url, offset, e.getMessage());
    }
  }

  /** A local file or folder, if the text names one; empty for a name. */
  private Optional<DirectTarget> local(String text, boolean conditional) {
    try {
      return local(LocalReference.of(text), conditional);
    } catch (IllegalArgumentException e) {
      throw invalid(text, 0, e.getMessage());
    }
  }

  /** Throws {@link IllegalArgumentException} for what no path can hold. */
  private Optional<DirectTarget> local(LocalReference reference, boolean conditional) {
    Optional<Path> folder = reference.folder(source);
    if (folder.isPresent()) {
      if (!isProject(folder.get())) {
        throw missing(reference, "the folder has neither a pyproject.toml nor a setup.py");
      }
      RequirementTarget target = new RequirementTarget.Folder(folder.get(), Optional.empty());
      return Optional.of(new DirectTarget(target, Optional.empty(), extras(reference, 0)));
    }
    if (!reference.isArchive()) {
      if (reference.isPath()) {
        throw missing(reference, "there is no such folder or archive");
      }
      return Optional.empty();
    }
    if (!source.isLocal()) {
      return reference.isNamed()
          ? Optional.empty()
          : Optional.of(archive(reference, source.place(reference.path()).toString()));
    }
    Path file = source.local(reference.path());
    if (!Files.isRegularFile(file)) {
      if (reference.isNamed()) {
        return Optional.empty();
      }
      // A marker may say that it is not wanted here; the resolver looks for it if it is.
      if (!conditional) {
        throw missing(reference, "there is no such file");
      }
    }
    return Optional.of(archive(reference, file.toUri().toString()));
  }

  private static boolean isProject(Path folder) {
    return Files.exists(folder.resolve("pyproject.toml"))
        || Files.exists(folder.resolve("setup.py"));
  }

  private DirectTarget archive(LocalReference reference, String url) {
    DirectTarget target = direct(url, 0);
    return new DirectTarget(target.target(), target.name(), extras(reference, 0));
  }

  private SortedSet<String> extras(LocalReference reference, int offset) {
    if (reference.extras().isEmpty()) {
      return Collections.emptySortedSet();
    }
    try {
      return Requirement.parse("project" + reference.extras()).extras();
    } catch (InvalidRequirementException e) {
      throw invalid(reference.written(), offset, "the extras in it are wrong: " + e.reason());
    }
  }

  private MissingLocalProjectException missing(LocalReference reference, String reason) {
    return new MissingLocalProjectException(
        line.at(source.display(), 0), line.conceal(reference.written()), reason);
  }

  private static Optional<Requirement> tryParse(String text) {
    try {
      return Optional.of(Requirement.parse(text));
    } catch (InvalidRequirementException e) {
      return Optional.empty();
    }
  }

  private Requirement named(String text) {
    try {
      return Requirement.parse(text);
    } catch (InvalidRequirementException e) {
      throw invalid(text, Math.max(0, e.offset()), e.reason() + hint(text));
    }
  }

  private DirectTarget fromUrl(Requirement requirement, Asked asked) {
    String url = requirement.url().orElseThrow();
    if (!DirectTarget.isUrl(url)) {
      throw invalid(url, asked.offset(), "a URL must follow the @, e.g. https: or file:");
    }
    DirectTarget direct = direct(url, asked.offset());
    Optional<ProjectName> wheel = direct.wheel();
    if (wheel.isPresent() && !wheel.get().equals(requirement.name())) {
      throw invalid(
          url, asked.offset(), "it is of %s, not of %s".formatted(wheel.get(), requirement.name()));
    }
    // Like pip, does not heed an #egg= where a name stands before the @.
    return new DirectTarget(direct.target(), Optional.of(requirement.name()), requirement.extras());
  }

  /** The two slips that pip has a hint for. */
  private static String hint(String text) {
    boolean singleEquals = text.matches("[^=<>!~;]+=[^=].*");
    if (singleEquals) {
      return "; = is not an operator, did you mean ==?";
    }
    return text.contains("/") ? "; it looks like a path, but there is no such file or folder" : "";
  }

  /**
   * What is asked for, as written.
   *
   * @param offset where it begins in the line
   */
  private record Asked(String text, int offset, boolean editable) {}

  private RequirementEntry entry(
      DirectTarget direct, SpecifierSet specifier, Optional<Marker> marker, Asked asked) {
    return new RequirementEntry(
        direct.name(),
        Collections.unmodifiableSortedSet(direct.extras()),
        specifier,
        marker,
        direct.target(),
        asked.editable(),
        constraint,
        options.hashes(),
        options.configSettings(),
        line.at(source.display(), asked.offset()),
        asked.text(),
        line.written());
  }

  private InvalidRequirementLineException invalid(String text, int offset, String reason) {
    return new InvalidRequirementLineException(
        line.at(source.display(), offset), line.conceal(text), line.conceal(reason));
  }
}
