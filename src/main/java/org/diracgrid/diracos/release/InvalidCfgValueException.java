package org.diracgrid.diracos.release;

/** A name or value cannot stand in a CFG file so that every parser of DIRAC reads it. */
public final class InvalidCfgValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidCfgValueException(String what, String value, String reason) {
    super("'%s' cannot be the %s in a CFG file: %s".formatted(value, what, reason));
  }
}
