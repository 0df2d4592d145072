package org.diracgrid.diracos.bench.index;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * What there is, and what is asked of it.
 *
 * @param name what to call it in the results
 * @param releases all versions on offer
 * @param asked the lines of a requirements file
 */
public record Graph(String name, List<Release> releases, List<String> asked) {
  private static final int CALM_PROJECTS = 100;
  private static final int CALM_VERSIONS = 20;

  private static final int GROUPS = 5;
  private static final int FRAMES = 600;
  private static final int TOOLS = 800;
  private static final int SHARED = 100;

  /** A hundred projects that all go together in their newest versions. */
  public static Graph calm(String name) {
    return calm(name, project -> 0);
  }

  /**
   * The same, with wheels in the newest versions that are of sizes as on the public index: most
   * have some ten or hundred kilobytes, a few some megabytes, 55 MB together.
   */
  public static Graph downloadable(String name) {
    // 37 and 100 have no divisor in common, so that each size comes once, in no order.
    return calm(name, project -> (int) (10_000 * Math.pow(1.06, project * 37 % CALM_PROJECTS)));
  }

  private static Graph calm(String name, IntUnaryOperator payload) {
    List<Release> releases = new ArrayList<>();
    for (int project = 0; project < CALM_PROJECTS; project++) {
      for (int version = 1; version <= CALM_VERSIONS; version++) {
        List<String> requires = new ArrayList<>();
        // A tree makes every project needed, and what crosses it makes most of them needed twice.
        for (int child : new int[] {2 * project + 1, 2 * project + 2, 3 * project + 5}) {
          if (child < CALM_PROJECTS) {
            requires.add("calm-%02d>=%d,<%d".formatted(child, version / 2, CALM_VERSIONS * 2));
          }
        }
        int size = version == CALM_VERSIONS ? payload.applyAsInt(project) : 0;
        releases.add(new Release("calm-%02d".formatted(project), "" + version, requires, size));
      }
    }
    return new Graph(name, releases, List.of("calm-00"));
  }

  /**
   * Ten thousand candidates of which many clash. In each group the frames pin their core, as
   * frameworks released together do; the newer cores clash with the {@code shared} that is asked
   * for; and a tool follows the core at some distance. So the search has to come down through
   * versions of all three.
   *
   * @param name what to call it
   * @param depth how many versions it has to come down in the first group, twice as many in the
   *     second, and so on
   */
  public static Graph tangled(String name, int depth) {
    List<Release> releases = new ArrayList<>();
    List<String> asked = new ArrayList<>();
    for (int group = 0; group < GROUPS; group++) {
      int fits = FRAMES - depth * (group + 1);
      for (int version = 1; version <= FRAMES; version++) {
        String core = "core-%d==1.%d".formatted(group, version);
        releases.add(release("frame-" + group, version, core, "tool-" + group));
        releases.add(release("core-" + group, version, version > fits ? "shared<1.50" : "shared"));
      }
      for (int version = 1; version <= TOOLS; version++) {
        int least = Math.max(1, version - TOOLS + FRAMES);
        releases.add(release("tool-" + group, version, "core-%d>=1.%d".formatted(group, least)));
      }
      asked.add("frame-" + group);
    }
    for (int version = 1; version <= SHARED; version++) {
      releases.add(release("shared", version));
    }
    asked.add("shared>=1.50");
    return new Graph(name, releases, asked);
  }

  private static Release release(String project, int version, String... requires) {
    return new Release(project, "1." + version, List.of(requires));
  }
}
