package org.diracgrid.diracos.resolver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A table of a lock; keys of another type than the format has, or required ones that are missing,
 * are told with what the table describes.
 *
 * @param lock the file as messages name it
 * @param subject what the table describes, as the beginning of a sentence
 * @param node the table
 */
record LockTable(String lock, String subject, JsonNode node) {
  /** The failure that this table is to blame for, as the end of a sentence. */
  InvalidLockException failure(String reason) {
    return new InvalidLockException(lock, subject + " " + reason, null);
  }

  /** This table under another name. */
  LockTable as(String otherSubject) {
    return new LockTable(lock, otherSubject, node);
  }

  boolean has(String key) {
    return node.has(key);
  }

  /** A text that may be absent. */
  Optional<String> text(String key) {
    JsonNode value = node.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw failure("has '%s', which is no text".formatted(key));
    }
    return Optional.of(value.textValue());
  }

  String requiredText(String key) {
    return text(key).orElseThrow(() -> missing(key));
  }

  /** A text that may be absent, as what it stands for. */
  <T> Optional<T> parsed(String key, Function<String, T> parse) {
    return text(key).map(text -> parse(key, text, parse));
  }

  /** What a text stands for. */
  <T> T parse(String key, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidLockException(
          lock, "%s has a wrong '%s': %s".formatted(subject, key, e.getMessage()), e);
    }
  }

  /** A count that may be absent. */
  OptionalLong count(String key) {
    JsonNode value = node.get(key);
    if (value == null) {
      return OptionalLong.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      throw failure("has '%s', which is no count".formatted(key));
    }
    return OptionalLong.of(value.longValue());
  }

  /** A list of texts, empty if it is absent. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : array(key)) {
      if (!element.isTextual()) {
        throw failure("has '%s', which is no list of texts".formatted(key));
      }
      texts.add(element.textValue());
    }
    return texts;
  }

  /** A list of tables, empty if it is absent; they describe what this one does. */
  List<LockTable> tables(String key) {
    List<LockTable> tables = new ArrayList<>();
    for (JsonNode element : array(key)) {
      if (!element.isObject()) {
        throw failure("has '%s', which is no list of tables".formatted(key));
      }
      tables.add(new LockTable(lock, subject, element));
    }
    return tables;
  }

  /** A table that may be absent; it describes what this one does. */
  Optional<LockTable> table(String key) {
    JsonNode value = node.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isObject()) {
      throw failure("has '%s', which is no table".formatted(key));
    }
    return Optional.of(new LockTable(lock, subject, value));
  }

  LockTable requiredTable(String key) {
    return table(key).orElseThrow(() -> missing(key));
  }

  /** All keys with texts of this table, by key. */
  Map<String, String> entries() {
    Map<String, String> entries = new TreeMap<>();
    node.fieldNames().forEachRemaining(key -> entries.put(key, requiredText(key)));
    return entries;
  }

  private Iterable<JsonNode> array(String key) {
    JsonNode value = node.get(key);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      throw failure("has '%s', which is no list".formatted(key));
    }
    return value;
  }

  InvalidLockException missing(String key) {
    return failure("has no '%s'".formatted(key));
  }
}
