package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The records of PAX extended headers that say what an entry is and where it ends. Values stay
 * bytes: GNU tar writes names into them as they are, UTF-8 or not.
 *
 * @param values by keyword; global ones below the entry's own
 */
record PaxRecords(Map<String, byte[]> values) {
  /** Of hostile archives no more is kept than of these. */
  private static final String SPARSE = "GNU.sparse.";

  private static final Pattern SIZE = Pattern.compile("[0-9]{1,18}");
  private static final int LONGEST_LENGTH = 9;

  static final PaxRecords NONE = new PaxRecords(Map.of());

  /**
   * These records with those of one header more.
   *
   * @throws IllegalArgumentException if the header is malformed
   */
  PaxRecords with(byte[] header) {
    Map<String, byte[]> result = new HashMap<>(values);
    int begin = 0;
    // Some writers pad the records with NULs instead of telling their exact size.
    while (begin < header.length && header[begin] != 0) {
      int space = begin;
      int length = 0;
      while (space < header.length && header[space] >= '0' && header[space] <= '9') {
        length = length * 10 + header[space++] - '0';
        if (space - begin > LONGEST_LENGTH) {
          throw malformed();
        }
      }
      int end = begin + length;
      if (space == begin || space >= end || end > header.length || header[space] != ' ') {
        throw malformed();
      }
      put(result, header, space + 1, end);
      begin = end;
    }
    return new PaxRecords(Map.copyOf(result));
  }

  private static void put(Map<String, byte[]> values, byte[] header, int begin, int end) {
    int equals = begin;
    while (equals < end && header[equals] != '=') {
      equals++;
    }
    if (equals >= end - 1 || header[end - 1] != '\n') {
      throw malformed();
    }
    String keyword = new String(header, begin, equals - begin, ISO_8859_1);
    if (equals + 1 == end - 1) {
      // POSIX pax: an empty value deletes what came before.
      values.remove(keyword);
    } else if (isKept(keyword)) {
      values.put(keyword, Arrays.copyOfRange(header, equals + 1, end - 1));
    }
  }

  private static boolean isKept(String keyword) {
    return switch (keyword) {
      case "path", "linkpath", "size", "mtime" -> true;
      case "uid", "gid", "uname", "gname" -> true;
      case SPARSE + "name", SPARSE + "realsize", SPARSE + "size", SPARSE + "major" -> true;
      default -> false;
    };
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException("a malformed PAX record");
  }

  /** The path, if a record tells it. */
  Optional<String> path() {
    return name(SPARSE + "name").or(() -> name("path"));
  }

  /** The link's target, if a record tells it. */
  Optional<String> linkTarget() {
    return name("linkpath");
  }

  /** The owner's number, if a record tells it. */
  Optional<Long> user() {
    return id("uid");
  }

  /** The group's number, if a record tells it. */
  Optional<Long> group() {
    return id("gid");
  }

  /** The owner's name, if a record tells it. */
  Optional<String> userName() {
    return name("uname");
  }

  /** The group's name, if a record tells it. */
  Optional<String> groupName() {
    return name("gname");
  }

  /** How many bytes the archive holds of the entry, if a record tells it. */
  Optional<Long> storedSize() {
    return number("size");
  }

  /** The size of a sparse file with its holes, if a record tells it. */
  Optional<Long> sparseSize() {
    return number(SPARSE + "realsize").or(() -> number(SPARSE + "size"));
  }

  /** Whether the entry is a sparse file in one of GNU's three PAX formats. */
  boolean sparse() {
    return values.containsKey(SPARSE + "major") || values.containsKey(SPARSE + "size");
  }

  /** When it was last changed, if a record tells it. */
  Optional<EntryTime> modified() {
    return text("mtime").map(text -> EntryTime.parse(text).orElseThrow(PaxRecords::malformed));
  }

  private Optional<Long> number(String keyword) {
    return text(keyword)
        .map(
            text -> {
              if (!SIZE.matcher(text).matches()) {
                throw malformed();
              }
              return Long.parseLong(text);
            });
  }

  /** Odd owners mean nothing here, so that what is no number is passed over. */
  private Optional<Long> id(String keyword) {
    return text(keyword).filter(text -> SIZE.matcher(text).matches()).map(Long::parseLong);
  }

  private Optional<String> name(String keyword) {
    return Optional.ofNullable(values.get(keyword)).map(EntryName::decode);
  }

  private Optional<String> text(String keyword) {
    return Optional.ofNullable(values.get(keyword)).map(value -> new String(value, ISO_8859_1));
  }
}
