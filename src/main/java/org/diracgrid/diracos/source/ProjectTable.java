package org.diracgrid.diracos.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.diracgrid.diracos.index.UnbuildableProjectException;

/**
 * A table of a pyproject.toml; keys of another type than the specification has are told with their
 * path.
 *
 * @param file the file as messages name it
 * @param path where in it the table stands, e.g. {@code project.}; empty for the whole
 * @param node the table; missing for one that is not there
 */
record ProjectTable(String file, String path, JsonNode node) {
  /** The failure that a key is to blame for, as the end of a sentence that begins with the key. */
  UnbuildableProjectException failure(String key, String reason) {
    return new UnbuildableProjectException(file, "its %s%s %s".formatted(path, key, reason));
  }

  boolean has(String key) {
    return node.has(key);
  }

  /** The keys, in the order written. */
  List<String> keys() {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** A table, empty if it is not there. */
  ProjectTable table(String key) {
    JsonNode value = node.path(key);
    if (!value.isMissingNode() && !value.isObject()) {
      throw failure(key, "is no table");
    }
    return new ProjectTable(file, path + key + ".", value);
  }

  /** A text that may be absent. */
  Optional<String> text(String key) {
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw failure(key, "is no text");
    }
    return Optional.of(value.textValue());
  }

  /** What a text that may be absent stands for. */
  <T> Optional<T> parsed(String key, Function<String, T> parse) {
    return text(key).map(text -> parse(key, text, parse));
  }

  /** What a text stands for. */
  <T> T parse(String key, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw failure(key, "is wrong: " + e.getMessage());
    }
  }

  /** A list of texts, empty if it is absent. */
  List<String> texts(String key) {
    JsonNode value = node.path(key);
    List<String> found = new ArrayList<>();
    if (!value.isMissingNode() && !value.isArray()) {
      throw failure(key, "is no list");
    }
    for (JsonNode element : value) {
      if (!element.isTextual()) {
        throw failure(key, "holds something else than texts");
      }
      found.add(element.textValue());
    }
    return List.copyOf(found);
  }

  /** A list of tables, empty if it is absent. */
  List<ProjectTable> tables(String key) {
    JsonNode value = node.path(key);
    List<ProjectTable> found = new ArrayList<>();
    for (JsonNode element : value) {
      if (!value.isArray() || !element.isObject()) {
        throw failure(key, "is no list of tables");
      }
      found.add(new ProjectTable(file, path + key + ".", element));
    }
    return List.copyOf(found);
  }

  /** All values of this table, which are texts, in the order written. */
  Map<String, String> entries() {
    Map<String, String> found = new LinkedHashMap<>();
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      found.put(name, text(name).orElseThrow());
    }
    return found;
  }

  /** All values of this table, which are lists of texts, in the order written. */
  Map<String, List<String>> lists() {
    Map<String, List<String>> found = new LinkedHashMap<>();
    keys().forEach(key -> found.put(key, texts(key)));
    return found;
  }

  /** Refuses all keys but these, as who reads them would do something that is not done here. */
  void requireOnly(List<String> known) {
    for (String key : keys()) {
      if (!known.contains(key)) {
        throw failure(key, "asks for what only its build backend can do");
      }
    }
  }
}
