package org.diracgrid.diracos.python;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a distribution's metadata says of its licence.
 *
 * @param expression the {@code License-Expression} of Metadata 2.4 (PEP 639), an SPDX expression
 * @param names names of licences that are no expression, in order; empty with an expression
 */
public record DeclaredLicence(Optional<String> expression, List<String> names) {
  /** Nothing is said. */
  public static final DeclaredLicence NONE = new DeclaredLicence(Optional.empty(), List.of());

  /** A longer text is the licence itself rather than its name. */
  private static final int LONGEST_NAME = 200;

  private static final int LONGEST_EXPRESSION = 1000;
  private static final int MOST_NAMES = 50;

  /** The characters of SPDX expressions. */
  private static final Pattern EXPRESSION = Pattern.compile("[A-Za-z0-9.+:() -]+");

  /** What a text does not show: control characters, half ones, and what turns the line around. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

  private static final String CLASSIFIER = "License ::";

  /** A copy that cannot change. */
  public DeclaredLicence {
    names = List.copyOf(names);
  }

  /** Reads the fields; what cannot be an expression, or a name, is passed over. */
  static DeclaredLicence of(HeaderFields fields) {
    Optional<String> expression =
        fields
            .first("License-Expression")
            .filter(text -> text.length() <= LONGEST_EXPRESSION)
            .filter(text -> EXPRESSION.matcher(text).matches());
    if (expression.isPresent()) {
      return new DeclaredLicence(expression, List.of());
    }
    List<String> classified =
        names(
            fields.all("Classifier").stream()
                .filter(text -> text.startsWith(CLASSIFIER))
                .map(DeclaredLicence::leaf)
                .toList());
    // Publishers choose classifiers from a list, but write into License whatever they like.
    return new DeclaredLicence(
        Optional.empty(), classified.isEmpty() ? names(fields.all("License")) : classified);
  }

  /** {@code License :: OSI Approved} alone names no licence. */
  private static String leaf(String classifier) {
    String leaf = PythonText.strip(classifier.substring(classifier.lastIndexOf("::") + 2));
    return leaf.equals("OSI Approved") ? "" : leaf;
  }

  /** Old setuptools write UNKNOWN where nothing is given. */
  private static List<String> names(List<String> texts) {
    return texts.stream()
        .filter(text -> text.length() <= LONGEST_NAME)
        .map(text -> PythonText.strip(UNSEEN.matcher(text).replaceAll(" ")))
        .filter(text -> !text.isEmpty() && !text.equals("UNKNOWN"))
        .distinct()
        .limit(MOST_NAMES)
        .toList();
  }
}
