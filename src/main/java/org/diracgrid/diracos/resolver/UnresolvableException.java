package org.diracgrid.diracos.resolver;

import java.util.List;

/** No set of versions meets all requirements. */
public final class UnresolvableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> explanation;

  /**
   * Explains itself.
   *
   * @param explanation the argument in sentences, its conclusion last, and then a note for each
   *     project of which something was passed over that might have served
   */
  public UnresolvableException(List<String> explanation) {
    super(String.join("\n", explanation));
    this.explanation = List.copyOf(explanation);
  }

  /** The argument in sentences, its conclusion last, and then notes of what was passed over. */
  public List<String> explanation() {
    return explanation;
  }
}
