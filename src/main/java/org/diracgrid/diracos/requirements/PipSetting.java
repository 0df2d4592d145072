package org.diracgrid.diracos.requirements;

import java.util.List;
import java.util.Locale;

/**
 * A setting of pip.
 *
 * @param key normalized, e.g. {@code index-url}
 * @param value as written
 * @param source the file, line and column, or the environment variable
 */
record PipSetting(String key, String value, String source) {
  /** Keys may be written like options or like variables, and one of pip's has two names. */
  static String normalizeKey(String key) {
    String normalized = key.toLowerCase(Locale.ROOT).replace('_', '-').replaceFirst("^--", "");
    return normalized.equals("pypi-url") ? "index-url" : normalized;
  }

  /** The words of a list, which are separated by white space. */
  List<String> words() {
    return value.isBlank() ? List.of() : List.of(value.strip().split("\\s+"));
  }

  /** What pip's strtobool makes of the value. */
  boolean flag() {
    return switch (value.strip().toLowerCase(Locale.ROOT)) {
      case "y", "yes", "t", "true", "on", "1" -> true;
      case "n", "no", "f", "false", "off", "0" -> false;
      default -> throw invalid("'%s' is neither yes nor no".formatted(Masking.mask(value)));
    };
  }

  InvalidPipSettingException invalid(String reason) {
    return new InvalidPipSettingException(source, key, reason);
  }
}
