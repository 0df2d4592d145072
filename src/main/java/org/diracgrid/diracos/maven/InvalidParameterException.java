package org.diracgrid.diracos.maven;

/** The value of a parameter cannot be used. */
final class InvalidParameterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidParameterException(String parameter, String value, String reason) {
    super("%s '%s' cannot be used: %s".formatted(parameter, value, reason));
  }
}
