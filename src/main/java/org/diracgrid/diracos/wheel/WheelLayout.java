package org.diracgrid.diracos.wheel;

import java.util.Set;
import org.diracgrid.diracos.base.InstallScheme;

/**
 * Where the members of one wheel go.
 *
 * @param wheel its file name
 * @param scheme of the target
 * @param distInfo of the wheel
 */
record WheelLayout(String wheel, InstallScheme scheme, DistInfo distInfo) {
  private static final String DATA = ".data";
  private static final Set<String> KEYS =
      Set.of("purelib", "platlib", "headers", "scripts", "data");

  /** The site-packages that the wheel's root goes to, and its dist-info with it. */
  String library() {
    return distInfo.header().rootIsPurelib() ? scheme.purelib() : scheme.platlib();
  }

  /** The path from the archive's root, links not yet followed; throws {@link WheelException}. */
  String path(String member) {
    if (!isData(member)) {
      return library() + "/" + member;
    }
    return switch (key(member)) {
          case "purelib" -> scheme.purelib();
          case "platlib" -> scheme.platlib();
          case "headers" -> scheme.headers() + "/" + distInfo.metadata().writtenName();
          case "scripts" -> scheme.scripts();
          default -> scheme.data();
        }
        + rest(member);
  }

  /** Whether this member is a script, which is always executable and may need its first line. */
  boolean isScript(String member) {
    return isData(member) && key(member).equals("scripts");
  }

  /** pip takes every top folder of this suffix for the wheel's data, whatever its stem. */
  private static boolean isData(String member) {
    int slash = member.indexOf('/');
    return slash > 0 && member.substring(0, slash).endsWith(DATA);
  }

  private String key(String member) {
    String[] parts = member.split("/", 3);
    if (parts.length < 3 || !KEYS.contains(parts[1])) {
      throw new MalformedWheelException(
          wheel,
          "its %s is in none of the data folders purelib, platlib, headers, scripts and data"
              .formatted(member));
    }
    return parts[1];
  }

  private static String rest(String member) {
    return member.substring(member.indexOf('/', member.indexOf('/') + 1));
  }
}
