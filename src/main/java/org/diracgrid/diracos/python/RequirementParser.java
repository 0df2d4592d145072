package org.diracgrid.diracos.python;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads PEP 508's grammar of a whole requirement. */
final class RequirementParser {
  private static final Pattern IDENTIFIER =
      Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9._-]*[a-zA-Z0-9])?+(?![\\p{L}\\p{N}_])");
  private static final Pattern URL = Pattern.compile("[^ \t]++");
  private static final Pattern WILDCARD = Pattern.compile("\\.\\*");
  private static final Pattern LOCAL = Pattern.compile("\\+[a-z0-9]");

  private final TokenReader reader;

  RequirementParser(TokenReader reader) {
    this.reader = reader;
  }

  Requirement parse() throws GrammarException {
    reader.skipSpace();
    int nameStart = reader.position();
    String name =
        reader.take(IDENTIFIER).orElseThrow(() -> reader.expected("a project name at the start"));
    ProjectName project = project(name, nameStart);
    reader.skipSpace();
    SortedSet<String> extras = extras();
    reader.skipSpace();
    Optional<String> url = Optional.empty();
    SpecifierSet specifier = SpecifierSet.any();
    Optional<Marker> marker;
    if (reader.skip('@')) {
      reader.skipSpace();
      url = Optional.of(reader.take(URL).orElseThrow(() -> reader.expected("a URL after '@'")));
      marker = markerAfterUrl(url.get());
    } else {
      specifier = specifier();
      reader.skipSpace();
      marker =
          marker(
              specifier.isAny()
                  ? "a version specifier, ';' or the end"
                  : "a comma, ';' or the end");
    }
    return new Requirement(
        project, name, ExtraName.normalizeAll(extras), extras, specifier, url, marker);
  }

  private static ProjectName project(String name, int start) throws GrammarException {
    try {
      return ProjectName.of(name);
    } catch (InvalidProjectNameException e) {
      throw new GrammarException(start, e.reason());
    }
  }

  private Optional<Marker> markerAfterUrl(String url) throws GrammarException {
    int end = reader.position();
    reader.skipSpace();
    if (!reader.atEnd() && !reader.at(';') && url.endsWith(";")) {
      throw new GrammarException(
          end - 1, "a ';' after a URL needs white space before it, else it belongs to the URL");
    }
    return marker("';' or the end");
  }

  private Optional<Marker> marker(String otherwise) throws GrammarException {
    if (reader.atEnd()) {
      return Optional.empty();
    }
    if (!reader.skip(';')) {
      throw reader.expected(otherwise);
    }
    MarkerNode node = new MarkerParser(reader).parse();
    if (!reader.atEnd()) {
      throw reader.expected("'and', 'or' or the end");
    }
    return Optional.of(new Marker(node));
  }

  private SortedSet<String> extras() throws GrammarException {
    SortedSet<String> extras = new TreeSet<>();
    if (!reader.skip('[')) {
      return extras;
    }
    reader.skipSpace();
    Optional<String> extra = reader.take(IDENTIFIER);
    while (extra.isPresent()) {
      extras.add(extra.get());
      reader.skipSpace();
      if (!reader.skip(',')) {
        break;
      }
      reader.skipSpace();
      extra = Optional.of(extraAfterComma());
    }
    reader.skipSpace();
    if (!reader.skip(']')) {
      throw reader.expected(extras.isEmpty() ? "an extra or ']'" : "a comma or ']'");
    }
    return Collections.unmodifiableSortedSet(extras);
  }

  private String extraAfterComma() throws GrammarException {
    return reader
        .take(IDENTIFIER)
        .orElseThrow(() -> reader.expected("the name of an extra after the comma"));
  }

  /** Old metadata puts the specifiers in parentheses, e.g. {@code six (>=1.9)}. */
  private SpecifierSet specifier() throws GrammarException {
    boolean parenthesised = reader.skip('(');
    reader.skipSpace();
    SpecifierSet specifiers = SpecifierSet.any();
    int start = reader.position();
    Optional<String> text = reader.take(Specifier.PATTERN);
    while (text.isPresent()) {
      specifiers = specifiers.and(oneOrMore(text.get(), start));
      reader.skipSpace();
      if (!reader.skip(',')) {
        break;
      }
      reader.skipSpace();
      start = reader.position();
      text = reader.take(Specifier.PATTERN);
    }
    reader.skipSpace();
    if (parenthesised && !reader.skip(')')) {
      throw reader.expected("a comma or ')'");
    }
    return specifiers;
  }

  /** Arbitrary equality takes all up to white space, commas too, which then separate after all. */
  private SpecifierSet oneOrMore(String text, int start) throws GrammarException {
    if (reader.at(WILDCARD)) {
      throw new GrammarException(reader.position(), "'.*' can only be used with == and !=");
    }
    if (reader.at(LOCAL)) {
      throw new GrammarException(
          reader.position(), "a local version label can only be used with == and !=");
    }
    try {
      return SpecifierSet.parse(text);
    } catch (InvalidSpecifierException e) {
      throw new GrammarException(start + Math.max(0, e.offset()), e.reason());
    }
  }
}
