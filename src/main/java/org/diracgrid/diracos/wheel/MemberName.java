package org.diracgrid.diracos.wheel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names of a wheel's members: which may become a path below site-packages and which not. */
final class MemberName {
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

  /** What Linux's file systems hold of one name (NAME_MAX), in bytes. */
  private static final int LONGEST_PART = 255;

  private static final int LONGEST = 2048;

  private MemberName() {}

  /** Reads a name; wheels name their files in UTF-8 whatever the zip's flag says (PEP 427). */
  static String decode(byte[] raw, String wheel) {
    String name = new String(raw, StandardCharsets.UTF_8);
    if (!Arrays.equals(name.getBytes(StandardCharsets.UTF_8), raw)) {
      throw new UnsafeMemberException(wheel, name, "its name is not UTF-8");
    }
    return name;
  }

  /** Why this name of a file or, with a slash at its end, a folder must not be used, if so. */
  static Optional<String> objection(String name) {
    if (name.isEmpty() || name.length() > LONGEST) {
      return Optional.of("its name has %d characters".formatted(name.length()));
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("its name has control characters");
    }
    if (name.indexOf('\\') >= 0) {
      return Optional.of("its name has a backslash, which parts folders on some systems");
    }
    if (name.startsWith("/") || DRIVE.matcher(name).matches()) {
      return Optional.of("its name is absolute");
    }
    String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return Optional.of("its name has the part '%s'".formatted(part));
      }
      if (part.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART) {
        return Optional.of("its name has a part of more than %d bytes".formatted(LONGEST_PART));
      }
    }
    return Optional.empty();
  }
}
