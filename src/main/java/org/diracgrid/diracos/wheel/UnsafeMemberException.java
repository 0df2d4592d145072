package org.diracgrid.diracos.wheel;

import java.util.Locale;

/** A wheel has a member that no honest tool makes, and that programs read differently. */
public final class UnsafeMemberException extends WheelException {
  private static final long serialVersionUID = 1L;

  private final String member;

  /** Says which wheel and member and, as the end of a sentence, what is unsafe about it. */
  public UnsafeMemberException(String wheel, String member, String reason) {
    super(
        wheel,
        "%s holds the unsafe member '%s': %s".formatted(wheel, printable(member), reason),
        null);
    this.member = member;
  }

  /** The member's name as the wheel has it. */
  public String member() {
    return member;
  }

  /** A hostile name must not steer the terminal that shows it. */
  private static String printable(String name) {
    StringBuilder text = new StringBuilder();
    name.chars()
        .limit(200)
        .forEach(
            c -> {
              if (Character.isISOControl(c)) {
                text.append(String.format(Locale.ROOT, "\\x%02x", c));
              } else {
                text.append((char) c);
              }
            });
    return text.toString();
  }
}
