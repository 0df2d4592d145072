package org.diracgrid.diracos.base;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Byte code that a Python keeps of its modules (PEP 3147 and 488). */
final class ByteCode {
  private static final Pattern CACHED =
      Pattern.compile("(.+/)__pycache__/([^/]+?)\\.[^/.]+(?:\\.opt-[^/.]+)?\\.pyc");

  /** Where Python 2 keeps it, and Python 3 finds it when there is no source. */
  private static final Pattern BESIDE = Pattern.compile("(.+)\\.py[co]");

  private ByteCode() {}

  /** The module that a file was made of; empty if it is no byte code. */
  static Optional<String> source(String path) {
    if (!path.endsWith(".pyc") && !path.endsWith(".pyo")) {
      return Optional.empty();
    }
    Matcher cached = CACHED.matcher(path);
    if (cached.matches()) {
      return Optional.of(cached.group(1) + cached.group(2) + ".py");
    }
    Matcher beside = BESIDE.matcher(path);
    return beside.matches() ? Optional.of(beside.group(1) + ".py") : Optional.empty();
  }
}
