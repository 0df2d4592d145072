package org.diracgrid.diracos.wheel;

import java.util.List;

/** A wheel whose files are not those its own RECORD lists. */
public final class RecordMismatchException extends WheelException {
  private static final long serialVersionUID = 1L;

  private final List<String> mismatches;

  /** Says which wheel and in which ways, each the end of a sentence; at least one. */
  public RecordMismatchException(String wheel, List<String> mismatches) {
    super(wheel, sentence(wheel, mismatches), null);
    this.mismatches = List.copyOf(mismatches);
  }

  /** Every difference, each as the end of a sentence. */
  public List<String> mismatches() {
    return List.copyOf(mismatches);
  }

  /** One line however many files differ. */
  static String sentence(String wheel, List<String> mismatches) {
    String others = mismatches.size() == 1 ? "" : " (and %d more)".formatted(mismatches.size() - 1);
    return "%s differs from its own RECORD: %s%s".formatted(wheel, mismatches.get(0), others);
  }
}
