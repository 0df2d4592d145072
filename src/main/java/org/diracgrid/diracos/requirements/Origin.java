package org.diracgrid.diracos.requirements;

/**
 * Where something stands.
 *
 * @param source the file or URL as the user would name it, without credentials
 * @param line counted from 1; the first line of a continued one
 * @param column counted from 1, in characters
 */
public record Origin(String source, int line, int column) {
  /** As compilers write it, e.g. {@code requirements.txt:3:7}. */
  @Override
  public String toString() {
    return source + ":" + line + ":" + column;
  }
}
