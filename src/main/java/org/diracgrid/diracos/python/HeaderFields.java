package org.diracgrid.diracos.python;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header of an e-mail-like file, as Python's email parser reads METADATA and WHEEL. */
public final class HeaderFields {
  private static final int LONGEST = 32 * 1024 * 1024;
  private static final int MOST = 20_000;

  /** What RFC 822 allows as a field's name. */
  private static final Pattern FIELD = Pattern.compile("([\\x21-\\x39\\x3b-\\x7e]+):(.*)");

  private final Map<String, List<String>> values;

  private HeaderFields(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Reads up to the first empty line; what is no field ends the header, too, as in Python. Throws
   * {@link InvalidMetadataException} for a text too large to be honest.
   */
  public static HeaderFields parse(String text) {
    if (text.length() > LONGEST) {
      throw new InvalidMetadataException(
          text.substring(0, 40) + "…", -1, "the file has more than " + LONGEST + " characters");
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    List<String> last = List.of();
    int count = 0;
    for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
      String line = lines.next();
      Matcher field = FIELD.matcher(line);
      if (!last.isEmpty() && (line.startsWith(" ") || line.startsWith("\t"))) {
        continuation(last, line);
      } else if (field.matches()) {
        last =
            values.computeIfAbsent(
                field.group(1).toLowerCase(Locale.ROOT), name -> new ArrayList<>());
        last.add(PythonText.strip(field.group(2)));
      } else {
        break;
      }
      if (++count > MOST) {
        throw new InvalidMetadataException(line, -1, "the header has more than " + MOST + " lines");
      }
    }
    return new HeaderFields(values);
  }

  /** Only a description is long enough to be folded again and again, and nobody here needs it. */
  private static void continuation(List<String> field, String line) {
    int end = field.size() - 1;
    String begun = field.get(end);
    if (begun.length() < 100_000) {
      field.set(end, PythonText.strip(begun + " " + PythonText.strip(line)));
    }
  }

  /** The first value of a field, stripped; the name's case does not matter. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** All values of a field, in order; the name's case does not matter. */
  public List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
  }
}
