package org.diracgrid.diracos.python;

import java.util.Optional;
import java.util.Set;

/**
 * One comparison in a marker.
 *
 * @param left the left operand
 * @param operator e.g. {@code >=} or {@code not in}
 * @param right the right operand
 */
record MarkerComparison(Operand left, String operator, Operand right) implements MarkerNode {
  /** What packaging compares as versions, where it can; everything else is compared as text. */
  private static final Set<String> VERSIONS =
      Set.of("implementation_version", "platform_release", "python_full_version", "python_version");

  private static final Set<String> SETS = Set.of("extras", "dependency_groups");

  /**
   * A variable or a quoted text.
   *
   * @param variable whether it is a variable
   * @param text the variable's name or the text between the quotes
   */
  record Operand(boolean variable, String text) {
    @Override
    public String toString() {
      if (variable) {
        return text;
      }
      return text.contains("\"") ? "'" + text + "'" : "\"" + text + "\"";
    }
  }

  /** Normalizes what is compared with {@code extra} (PEP 685). */
  MarkerComparison {
    if (left.equals(new Operand(true, "extra")) && !right.variable()) {
      right = new Operand(false, ExtraName.normalize(right.text()));
    } else if (right.equals(new Operand(true, "extra")) && !left.variable()) {
      left = new Operand(false, ExtraName.normalize(left.text()));
    }
  }

  @Override
  public boolean holds(MarkerContext context) {
    if (right.variable() && SETS.contains(right.text())) {
      return inSet(context);
    }
    String leftValue = left.variable() ? context.value(left.text()) : left.text();
    String rightValue = right.variable() ? context.value(right.text()) : right.text();
    if (VERSIONS.contains(left.variable() ? left.text() : right.text())) {
      Optional<Specifier> specifier = specifier(rightValue);
      if (specifier.isPresent()) {
        return specifier.get().matches(leftValue, Version.tryParse(leftValue));
      }
    }
    return compareTexts(leftValue, rightValue);
  }

  private boolean inSet(MarkerContext context) {
    String wanted = ExtraName.normalize(left.variable() ? context.value(left.text()) : left.text());
    boolean contained = right.text().equals("extras") && context.extras().contains(wanted);
    return switch (operator) {
      case "in" -> contained;
      case "not in" -> !contained;
      default -> throw undefined("a set");
    };
  }

  private Optional<Specifier> specifier(String version) {
    if (operator.endsWith("in")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Specifier.parse(operator + version));
    } catch (InvalidSpecifierException e) {
      return Optional.empty();
    }
  }

  /** packaging gives text no order: of the order operators only equality is left. */
  private boolean compareTexts(String leftValue, String rightValue) {
    return switch (operator) {
      case "in" -> rightValue.contains(leftValue);
      case "not in" -> !rightValue.contains(leftValue);
      case "<", ">" -> false;
      case "!=" -> !leftValue.equals(rightValue);
      case "==", "===", "<=", ">=" -> leftValue.equals(rightValue);
      default -> throw undefined("text");
    };
  }

  private InvalidMarkerException undefined(String what) {
    return new InvalidMarkerException(
        toString(), -1, "%s is not defined for %s".formatted(operator, what));
  }

  @Override
  public String inner() {
    return toString();
  }

  @Override
  public String toString() {
    return left + " " + operator + " " + right;
  }
}
