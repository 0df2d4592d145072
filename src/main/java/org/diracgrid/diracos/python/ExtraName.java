package org.diracgrid.diracos.python;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Names of extras, which are compared like project names (PEP 685). */
public final class ExtraName {
  private ExtraName() {}

  /** The normalized form, e.g. {@code dev-tools} of {@code Dev_Tools}. */
  public static String normalize(String name) {
    return ProjectName.normalize(name);
  }

  /** The normalized forms, sorted. */
  public static SortedSet<String> normalizeAll(Collection<String> names) {
    SortedSet<String> normalized = new TreeSet<>();
    names.forEach(name -> normalized.add(normalize(name)));
    return Collections.unmodifiableSortedSet(normalized);
  }
}
