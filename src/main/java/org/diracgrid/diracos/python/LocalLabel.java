package org.diracgrid.diracos.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The local label of a version, e.g. {@code ubuntu.1} (PEP 440).
 *
 * @param segments lower case; numbers without leading zeros
 */
record LocalLabel(List<String> segments) implements Comparable<LocalLabel> {
  static LocalLabel parse(String text) {
    List<String> segments = new ArrayList<>();
    for (String segment : text.toLowerCase(Locale.ROOT).split("[._-]", -1)) {
      segments.add(isNumber(segment) ? withoutLeadingZeros(segment) : segment);
    }
    return new LocalLabel(List.copyOf(segments));
  }

  @Override
  public int compareTo(LocalLabel other) {
    int common = Math.min(segments.size(), other.segments.size());
    for (int i = 0; i < common; i++) {
      int order = compare(segments.get(i), other.segments.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(segments.size(), other.segments.size());
  }

  /** PEP 440 puts words before numbers; numbers may be commit ids too long for a {@code long}. */
  private static int compare(String a, String b) {
    boolean aNumber = isNumber(a);
    boolean bNumber = isNumber(b);
    if (aNumber != bNumber) {
      return aNumber ? 1 : -1;
    }
    if (aNumber && a.length() != b.length()) {
      return Integer.compare(a.length(), b.length());
    }
    return a.compareTo(b);
  }

  private static boolean isNumber(String segment) {
    return segment.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String withoutLeadingZeros(String number) {
    int start = 0;
    while (start < number.length() - 1 && number.charAt(start) == '0') {
      start++;
    }
    return number.substring(start);
  }

  @Override
  public String toString() {
    return String.join(".", segments);
  }
}
