package org.diracgrid.diracos.resolver;

import java.util.List;

/** No set of versions meets all requirements. */
public final class UnresolvableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> explanation;

  /** The sentences tell the chain of reasons, the conclusion last. */
  public UnresolvableException(List<String> explanation) {
    super(String.join("\n", explanation));
    this.explanation = List.copyOf(explanation);
  }

  /** The chain of reasons in sentences, the conclusion last. */
  public List<String> explanation() {
    return explanation;
  }
}
