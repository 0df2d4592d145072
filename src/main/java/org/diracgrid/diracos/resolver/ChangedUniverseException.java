package org.diracgrid.diracos.resolver;

/**
 * More candidates count for a project than those that the search has been working with: it has to
 * begin again with them. Never leaves this package.
 */
final class ChangedUniverseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChangedUniverseException(String message) {
    super(message, null, false, false);
  }
}
