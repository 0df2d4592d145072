package org.diracgrid.diracos.resolver;

/**
 * A distribution's metadata names a URL for a project whose candidates are known already: the
 * search has to begin again with it. Never leaves this package.
 */
final class LateReferenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LateReferenceException(String message) {
    super(message, null, false, false);
  }
}
