package org.diracgrid.diracos.index;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;

/** Charsets that servers name. */
final class Charsets {
  private Charsets() {}

  /** The name if Java knows it, else null. */
  static String known(String name) {
    try {
      return Charset.isSupported(name) ? name : null;
    } catch (IllegalCharsetNameException e) {
      return null;
    }
  }
}
