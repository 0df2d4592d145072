package org.diracgrid.diracos.wheel;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.diracgrid.diracos.python.CoreMetadata;
import org.diracgrid.diracos.python.EntryPoint;
import org.diracgrid.diracos.python.InvalidTextException;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.RecordEntry;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.python.WheelName;

/**
 * What a wheel says about itself.
 *
 * @param folder e.g. {@code dirac_tools-1.0.dist-info}
 * @param header its WHEEL file
 * @param metadata its METADATA file
 * @param entryPoints its entry_points.txt, if any
 * @param record its RECORD file
 */
record DistInfo(
    String folder,
    WheelHeader header,
    CoreMetadata metadata,
    List<EntryPoint> entryPoints,
    List<RecordEntry> record) {
  private static final String SUFFIX = ".dist-info";
  private static final int LARGEST_TEXT = 16 << 20;

  /** Whoever installs a wheel writes these itself, or drops them as signatures no more true. */
  private static final Set<String> NOT_INSTALLED =
      Set.of("RECORD", "RECORD.jws", "RECORD.p7s", "INSTALLER", "REQUESTED", "direct_url.json");

  /** RECORD cannot list itself, and its signatures come after it. */
  private static final Set<String> NOT_RECORDED = Set.of("RECORD", "RECORD.jws", "RECORD.p7s");

  /** Finds and reads it; throws {@link WheelException}. */
  static DistInfo of(WheelName name, List<WheelMember> members) {
    String wheel = name.filename();
    Map<String, WheelMember> byName = byName(members);
    String folder = folder(wheel, byName.keySet());
    if (!says(name, folder)) {
      throw new WheelNameMismatchException(wheel, "the name of its metadata folder", folder);
    }
    WheelHeader header = WheelHeader.parse(text(wheel, byName, folder + "/WHEEL"), wheel);
    CoreMetadata metadata = read(wheel, byName, folder + "/METADATA", CoreMetadata::parse);
    if (!metadata.name().equals(name.project()) || !metadata.version().equals(name.version())) {
      throw new WheelNameMismatchException(
          wheel, "METADATA", metadata.writtenName() + " " + metadata.version());
    }
    String entryPoints = folder + "/entry_points.txt";
    return new DistInfo(
        folder,
        header,
        metadata,
        byName.containsKey(entryPoints)
            ? read(wheel, byName, entryPoints, EntryPoint::parse)
            : List.of(),
        read(wheel, byName, folder + "/RECORD", RecordEntry::parse));
  }

  static Map<String, WheelMember> byName(List<WheelMember> members) {
    Map<String, WheelMember> byName = new TreeMap<>();
    members.forEach(member -> byName.put(member.name(), member));
    return byName;
  }

  /** Whether this member is installed as it is. */
  boolean installs(String member) {
    return !isOneOf(NOT_INSTALLED, member);
  }

  /** Whether RECORD must list this member. */
  boolean records(String member) {
    return !isOneOf(NOT_RECORDED, member);
  }

  private boolean isOneOf(Set<String> names, String member) {
    return member.startsWith(folder + "/") && names.contains(member.substring(folder.length() + 1));
  }

  /** The one metadata folder. */
  static String folder(String wheel, Set<String> members) {
    Set<String> folders = new TreeSet<>();
    for (String member : members) {
      int slash = member.indexOf('/');
      if (slash > 0 && member.substring(0, slash).endsWith(SUFFIX)) {
        folders.add(member.substring(0, slash));
      }
    }
    if (folders.size() != 1) {
      throw new MalformedWheelException(
          wheel,
          folders.isEmpty()
              ? "it has no .dist-info folder"
              : "it has several .dist-info folders: " + String.join(", ", folders));
    }
    return folders.iterator().next();
  }

  /** Sloppy tools keep dashes in the project, so every dash may be the one before the version. */
  private static boolean says(WheelName name, String folder) {
    String stem = folder.substring(0, folder.length() - SUFFIX.length());
    for (int dash = stem.indexOf('-'); dash > 0; dash = stem.indexOf('-', dash + 1)) {
      if (isProject(stem.substring(0, dash), name.project())
          && isVersion(stem.substring(dash + 1), name.version())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isProject(String text, ProjectName project) {
    try {
      return ProjectName.of(text).equals(project);
    } catch (InvalidTextException e) {
      return false;
    }
  }

  /** Older wheel tools write the dash or plus of a version as an underscore. */
  private static boolean isVersion(String text, Version version) {
    return List.of(text, text.replaceFirst("_", "+"), text.replace('_', '-')).stream()
        .anyMatch(spelling -> Version.tryParse(spelling).filter(version::equals).isPresent());
  }

  /** What a member says. */
  static <T> T read(
      String wheel, Map<String, WheelMember> members, String path, Function<String, T> parser) {
    try {
      return parser.apply(text(wheel, members, path));
    } catch (InvalidTextException e) {
      throw new MalformedWheelException(wheel, "its %s: %s".formatted(path, e.reason()), e);
    }
  }

  private static String text(String wheel, Map<String, WheelMember> members, String path) {
    WheelMember member = members.get(path);
    if (member == null) {
      throw new MalformedWheelException(wheel, "it has no " + path);
    }
    return new String(member.readAll(LARGEST_TEXT), StandardCharsets.UTF_8);
  }
}
