package org.diracgrid.diracos.python;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One version specifier, e.g. {@code ~=1.4.2} (PEP 440). */
public final class Specifier {
  private static final String SPACES = "[" + PythonText.SPACE_CLASS + "]*";
  private static final String SUFFIX =
      "(?:[-_.]?(?:alpha|beta|preview|pre|a|b|c|rc)[-_.]?[0-9]*)?"
          + "(?:-[0-9]+|[-_.]?(?:post|rev|r)[-_.]?[0-9]*)?"
          + "(?:[-_.]?dev[-_.]?[0-9]*)?";
  private static final String EPOCH = "v?(?:[0-9]+!)?";

  /** packaging's grammar of one specifier: which forms each operator allows. */
  static final Pattern PATTERN =
      Pattern.compile(
          ("===" + SPACES + "[^" + PythonText.SPACE_CLASS + ";)]*")
              + ("|(?:==|!=)" + SPACES + EPOCH + "[0-9]+(?:\\.[0-9]+)*+")
              + ("(?:\\.\\*|" + SUFFIX + "(?:\\+[a-z0-9]+(?:[-_.][a-z0-9]+)*+)?)?")
              + ("|~=" + SPACES + EPOCH + "[0-9]+(?:\\.[0-9]+)++" + SUFFIX)
              + ("|(?:<=|>=|<|>)" + SPACES + EPOCH + "[0-9]+(?:\\.[0-9]+)*+" + SUFFIX),
          Pattern.CASE_INSENSITIVE);

  private final String operator;
  private final String version;

  /** What {@link #version} says, without the wildcard; empty for arbitrary equality. */
  private final Optional<Version> bound;

  private Specifier(String operator, String version, Optional<Version> bound) {
    this.operator = operator;
    this.version = version;
    this.bound = bound;
  }

  /** Reads one specifier; throws {@link InvalidSpecifierException}. */
  public static Specifier parse(String text) {
    String stripped = PythonText.strip(text);
    Matcher matcher = PATTERN.matcher(stripped);
    if (!matcher.matches()) {
      throw new InvalidSpecifierException(text, -1, reason(stripped));
    }
    String operator = operatorOf(stripped);
    String version = PythonText.strip(stripped.substring(operator.length()));
    String number = version.endsWith(".*") ? version.substring(0, version.length() - 2) : version;
    try {
      Optional<Version> bound =
          operator.equals("===") ? Version.tryParse(number) : Optional.of(Version.parse(number));
      return new Specifier(operator, version, bound);
    } catch (InvalidVersionException e) {
      throw new InvalidSpecifierException(text, -1, e.reason());
    }
  }

  private static String operatorOf(String text) {
    for (String operator : new String[] {"===", "~=", "==", "!=", "<=", ">=", "<", ">"}) {
      if (text.startsWith(operator)) {
        return operator;
      }
    }
    return "";
  }

  private static String reason(String text) {
    String operator = operatorOf(text);
    if (operator.isEmpty()) {
      return "it begins with none of the operators ~= == != <= >= < > ===";
    }
    String version = PythonText.strip(text.substring(operator.length()));
    if (version.isEmpty()) {
      return "no version follows " + operator;
    }
    boolean equality = operator.equals("==") || operator.equals("!=");
    if (version.endsWith(".*")) {
      return equality
          ? "'.*' can only follow release numbers"
          : "'.*' can only be used with == and !=";
    }
    if (version.contains("+") && !equality) {
      return "a local version label can only be used with == and !=";
    }
    if (operator.equals("~=") && Version.tryParse(version).isPresent()) {
      return "~= needs two release numbers at least";
    }
    return "'%s' is not a version".formatted(version);
  }

  /** The operator, one of {@code ~= == != <= >= < > ===}. */
  public String operator() {
    return operator;
  }

  /** The version text, with a trailing {@code .*} if it has one. */
  public String version() {
    return version;
  }

  /** Whether this specifier names a pre-release and so opts in to them. */
  boolean namesPreRelease() {
    return !operator.equals("!=")
        && !isWildcard()
        && bound.map(Version::isPreRelease).orElse(false);
  }

  private boolean isArbitrary() {
    return operator.equals("===");
  }

  private boolean isWildcard() {
    return version.endsWith(".*") && !isArbitrary();
  }

  /** Whether arbitrary equality holds, which compares texts in lower case. */
  private boolean matchesText(String text) {
    return text.equalsIgnoreCase(version);
  }

  /** Whether it holds for a text, which may be a version; only {@code ===} matches other texts. */
  boolean matches(String text, Optional<Version> candidate) {
    return isArbitrary() ? matchesText(text) : candidate.isPresent() && matches(candidate.get());
  }

  boolean matches(Version candidate) {
    if (isArbitrary()) {
      return matchesText(candidate.toString());
    }
    Version wanted = bound.orElseThrow();
    return switch (operator) {
      case "==" -> equal(candidate, wanted);
      case "!=" -> !equal(candidate, wanted);
      case "~=" ->
          candidate.publicVersion().compareTo(wanted) >= 0
              && candidate.sharesPrefix(wanted, wanted.releaseLength() - 1);
      case "<=" -> candidate.publicVersion().compareTo(wanted) <= 0;
      case ">=" -> candidate.publicVersion().compareTo(wanted) >= 0;
      case "<" -> less(candidate, wanted);
      default -> greater(candidate, wanted);
    };
  }

  private boolean equal(Version candidate, Version wanted) {
    if (isWildcard()) {
      return candidate.sharesPrefix(wanted, wanted.releaseLength());
    }
    return wanted.equals(wanted.local().isPresent() ? candidate : candidate.publicVersion());
  }

  /** PEP 440: {@code <V} excludes pre-releases of V unless V is one itself. */
  private static boolean less(Version candidate, Version wanted) {
    return candidate.compareTo(wanted) < 0
        && (wanted.isPreRelease()
            || !candidate.isPreRelease()
            || candidate.compareTo(wanted.earliest()) < 0);
  }

  /** PEP 440: {@code >V} excludes post-releases of V unless V is one, and local versions of V. */
  private static boolean greater(Version candidate, Version wanted) {
    if (candidate.compareTo(wanted) <= 0) {
      return false;
    }
    boolean postOfWanted =
        !wanted.isPostRelease()
            && candidate.isPostRelease()
            && candidate.withoutPost().equals(wanted);
    boolean localOfWanted =
        candidate.local().isPresent() && candidate.publicVersion().equals(wanted);
    return !postOfWanted && !localOfWanted;
  }

  /** By meaning, where only {@code ~=} cares for trailing zeros. */
  @Override
  public boolean equals(Object object) {
    if (!(object instanceof Specifier other) || !operator.equals(other.operator)) {
      return false;
    }
    if (isArbitrary() || isWildcard() || other.isWildcard()) {
      return version.equals(other.version);
    }
    return bound.equals(other.bound)
        && (!operator.equals("~=")
            || bound.orElseThrow().releaseLength() == other.bound.orElseThrow().releaseLength());
  }

  @Override
  public int hashCode() {
    boolean literal = isArbitrary() || isWildcard();
    return 31 * operator.hashCode() + (literal ? version.hashCode() : bound.hashCode());
  }

  /** The operator and the version as written, without white space. */
  @Override
  public String toString() {
    return operator + version;
  }
}
