package org.diracgrid.diracos.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The tags a Python accepts, best first, in pip's order. */
public final class SupportedTags {
  private final List<WheelTag> inOrder;
  private final Map<WheelTag, Integer> ranks;

  private SupportedTags(List<WheelTag> inOrder) {
    this.inOrder = List.copyOf(inOrder);
    this.ranks = new HashMap<>();
    for (int i = 0; i < inOrder.size(); i++) {
      ranks.putIfAbsent(inOrder.get(i), i);
    }
  }

  /**
   * The tags of a CPython on Linux.
   *
   * @param python the Python, at least major and minor
   * @param abi e.g. {@code cp27mu}; empty for the default of that Python
   * @param glibc e.g. {@code 2.17}
   * @param machine e.g. {@code x86_64}
   */
  public static SupportedTags linuxCPython(
      Version python, Optional<String> abi, String glibc, String machine) {
    List<String> platforms = LinuxPlatforms.bestFirst(glibc, machine);
    long major = python.releaseNumber(0);
    long minor = python.releaseNumber(1);
    String interpreter = "cp" + major + minor;
    String ownAbi = abi.orElseGet(() -> defaultAbi(python));
    List<WheelTag> tags = new ArrayList<>();
    addAll(tags, interpreter, ownAbi, platforms);
    Optional<String> stable = stableAbi(python, ownAbi);
    stable.ifPresent(s -> addAll(tags, interpreter, s, platforms));
    addAll(tags, interpreter, "none", platforms);
    for (long older = minor - 1; stable.isPresent() && older >= 2; older--) {
      addAll(tags, "cp" + major + older, stable.get(), platforms);
    }
    List<String> generic = genericInterpreters(major, minor);
    generic.forEach(name -> addAll(tags, name, "none", platforms));
    tags.add(new WheelTag(interpreter, "none", "any"));
    generic.forEach(name -> tags.add(new WheelTag(name, "none", "any")));
    return new SupportedTags(tags);
  }

  /** Linux distributions build Python 2 and 3.2 with wide characters, hence the {@code u}. */
  private static String defaultAbi(Version python) {
    String flags;
    if (python.compareTo(Version.parse("3.3.dev0")) < 0) {
      flags = "mu";
    } else if (python.compareTo(Version.parse("3.8.dev0")) < 0) {
      flags = "m";
    } else {
      flags = "";
    }
    return "cp" + python.releaseNumber(0) + python.releaseNumber(1) + flags;
  }

  /** PEP 384 came with 3.2; free-threaded builds have a stable ABI of their own (PEP 803). */
  private static Optional<String> stableAbi(Version python, String abi) {
    if (python.compareTo(Version.parse("3.2.dev0")) < 0) {
      return Optional.empty();
    }
    return Optional.of(abi.matches("cp[0-9]+[a-z]*t[a-z]*") ? "abi3t" : "abi3");
  }

  private static List<String> genericInterpreters(long major, long minor) {
    List<String> names = new ArrayList<>(List.of("py" + major + minor, "py" + major));
    for (long older = minor - 1; older >= 0; older--) {
      names.add("py" + major + older);
    }
    return names;
  }

  private static void addAll(
      List<WheelTag> tags, String interpreter, String abi, List<String> platforms) {
    platforms.forEach(platform -> tags.add(new WheelTag(interpreter, abi, platform)));
  }

  /** Exactly these tags, best first. */
  public static SupportedTags of(List<WheelTag> tags) {
    return new SupportedTags(tags);
  }

  /** All tags, best first. */
  public List<WheelTag> inOrder() {
    return inOrder;
  }

  /** The place of the wheel's best tag, 0 for the very best; empty if no tag fits. */
  public OptionalInt rank(WheelName wheel) {
    int best = Integer.MAX_VALUE;
    for (WheelTag tag : wheel.tags()) {
      best = Math.min(best, ranks.getOrDefault(tag, Integer.MAX_VALUE));
    }
    return best == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(best);
  }
}
