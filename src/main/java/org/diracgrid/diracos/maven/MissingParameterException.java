package org.diracgrid.diracos.maven;

/** A goal needs a parameter that nobody gave. */
final class MissingParameterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingParameterException(String parameter) {
    super("this goal needs %s".formatted(parameter));
  }
}
