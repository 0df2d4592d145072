package org.diracgrid.diracos.wheel;

/** A member of a wheel whose bytes are not those the wheel was made of. */
public final class DamagedMemberException extends WheelException {
  private static final long serialVersionUID = 1L;

  private final String member;

  /** Says which wheel and member and, as the end of a sentence, what is wrong with it. */
  public DamagedMemberException(String wheel, String member, String reason, Throwable cause) {
    super(wheel, "%s is damaged in its member %s: %s".formatted(wheel, member, reason), cause);
    this.member = member;
  }

  /** The member's name. */
  public String member() {
    return member;
  }
}
