package org.diracgrid.diracos.release;

/** Checks what is written into CFG files: only what every parser of DIRAC reads alike. */
final class CfgValues {
  private CfgValues() {}

  /** A name of a section or an option. */
  static String name(String what, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c > '~' || "{}=+#/\"'".indexOf(c) >= 0) {
        throw new InvalidCfgValueException(
            what, text, "a name holds no white space and none of { } = + # / and quotes");
      }
    }
    return requireText(what, text);
  }

  /** A value, which ends with its line. */
  static String value(String what, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        throw new InvalidCfgValueException(what, text, "it is one line of ASCII");
      }
    }
    if (text.contains("+=")) {
      throw new InvalidCfgValueException(what, text, "a parser of DIRAC splits it at +=");
    }
    return requireText(what, text.strip());
  }

  private static String requireText(String what, String text) {
    if (text.isEmpty()) {
      throw new InvalidCfgValueException(what, text, "it is empty");
    }
    return text;
  }
}
