package org.diracgrid.diracos.python;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * One compatibility tag (PEP 425), e.g. {@code cp27-cp27mu-manylinux1_x86_64}; parts are lower
 * case.
 *
 * @param interpreter e.g. {@code cp27}
 * @param abi e.g. {@code cp27mu}
 * @param platform e.g. {@code manylinux1_x86_64}
 */
public record WheelTag(String interpreter, String abi, String platform) {
  private static final int MOST = 10_000;

  /**
   * The tags a compressed tag set stands for, e.g. two for {@code py2.py3-none-any}, as it is
   * written in WHEEL files and file names; throws {@link IllegalArgumentException} if it has not
   * three parts, an empty one, or more than 10,000 combinations.
   */
  public static Set<WheelTag> expand(String compressed) {
    String[] parts = compressed.toLowerCase(Locale.ROOT).split("-", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("'%s' has not three parts".formatted(compressed));
    }
    String[][] choices = new String[3][];
    long combinations = 1;
    for (int i = 0; i < 3; i++) {
      choices[i] = parts[i].split("\\.", -1);
      combinations *= choices[i].length;
      for (String choice : choices[i]) {
        if (choice.isEmpty()) {
          throw new IllegalArgumentException("'%s' has an empty part".formatted(compressed));
        }
      }
    }
    if (combinations > MOST) {
      throw new IllegalArgumentException("it stands for more than %d tags".formatted(MOST));
    }
    Set<WheelTag> tags = new LinkedHashSet<>();
    for (String interpreter : choices[0]) {
      for (String abi : choices[1]) {
        for (String platform : choices[2]) {
          tags.add(new WheelTag(interpreter, abi, platform));
        }
      }
    }
    return Set.copyOf(tags);
  }

  @Override
  public String toString() {
    return interpreter + "-" + abi + "-" + platform;
  }
}
