package org.diracgrid.diracos.extension;

import java.nio.file.Path;
import java.util.List;

/**
 * The value somebody gave to an {@link ExtensionKey}.
 *
 * @param values one text, or several where the key takes a list
 * @param origin where it was given, e.g. {@code LHCb.json:3:14}, {@code the POM}, {@code the
 *     command line}
 * @param folder what relative paths in it are relative to
 */
public record Setting(List<String> values, String origin, Path folder) {
  /** A copy that cannot change. */
  public Setting {
    values = List.copyOf(values);
  }

  /** The value of a key that takes one; the last if several were given. */
  String value() {
    return values.get(values.size() - 1);
  }
}
