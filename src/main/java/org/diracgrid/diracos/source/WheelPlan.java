package org.diracgrid.diracos.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.diracgrid.diracos.index.UnbuildableProjectException;
import org.diracgrid.diracos.python.CoreMetadata;
import org.diracgrid.diracos.python.WheelTag;

/**
 * A wheel that can be made of a project without running any of it.
 *
 * @param tree the project
 * @param metadata what METADATA says
 * @param metadataText METADATA itself
 * @param entryPoints the text of entry_points.txt; empty for none
 * @param files path in the wheel to path in the tree, but for those in dist-info
 * @param licenses paths of the licence files in the tree
 */
record WheelPlan(
    SourceTree tree,
    CoreMetadata metadata,
    String metadataText,
    String entryPoints,
    SortedMap<String, String> files,
    List<String> licenses) {

  /** For a folder or checkout. */
  static WheelPlan of(SourceTree tree) {
    return of(tree, Optional.empty());
  }

  /**
   * For a project.
   *
   * @param packageInfo the PKG-INFO of an sdist, if that can be relied on
   */
  static WheelPlan of(SourceTree tree, Optional<String> packageInfo) {
    PyProject project = PyProject.read(tree, packageInfo.isPresent());
    SortedMap<String, String> files = FileChoice.of(tree, project, tree.has("PKG-INFO"));
    List<String> licenses = licenses(tree, project);
    String text =
        packageInfo
            .map(WheelPlan::withoutDynamic)
            .orElseGet(() -> MetadataText.of(tree, project, licenses));
    return new WheelPlan(
        tree, parse(tree, text), text, entryPoints(project.project()), files, licenses);
  }

  private static CoreMetadata parse(SourceTree tree, String text) {
    try {
      return CoreMetadata.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UnbuildableProjectException(
          tree.shown(), "its metadata is wrong: " + e.getMessage(), e);
    }
  }

  /** In a wheel nothing is left to a build any more. */
  private static String withoutDynamic(String packageInfo) {
    int body = packageInfo.replace("\r\n", "\n").indexOf("\n\n");
    String text = packageInfo.replace("\r\n", "\n");
    String headers = body < 0 ? text : text.substring(0, body + 1);
    return headers.replaceAll("(?mi)^Dynamic:.*\n", "")
        + (body < 0 ? "" : text.substring(body + 1));
  }

  private static List<String> licenses(SourceTree tree, PyProject project) {
    List<Glob> globs = project.licensePatterns().stream().map(Glob::of).toList();
    return tree.files().stream()
        .filter(file -> globs.stream().anyMatch(glob -> glob.matches(file)))
        .toList();
  }

  private static String entryPoints(ProjectTable project) {
    Map<String, Map<String, String>> groups = new TreeMap<>();
    groups.put("console_scripts", project.table("scripts").entries());
    groups.put("gui_scripts", project.table("gui-scripts").entries());
    ProjectTable further = project.table("entry-points");
    for (String group : further.keys()) {
      if (groups.containsKey(group)) {
        // PEP 621 has these two in tables of their own.
        throw further.failure(group, "must not be there");
      }
      groups.put(group, further.table(group).entries());
    }
    StringBuilder text = new StringBuilder();
    groups.forEach(
        (group, entries) -> {
          if (!entries.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n").append('[').append(group).append("]\n");
            new TreeMap<>(entries)
                .forEach((name, value) -> text.append(line(project, name, value)));
          }
        });
    return text.toString();
  }

  private static String line(ProjectTable project, String name, String value) {
    if ((name + value).lines().count() > 1 || name.contains("=") || name.isBlank()) {
      throw project.failure("entry-points", "has the name '%s'".formatted(name.strip()));
    }
    return name.strip() + " = " + value.strip() + "\n";
  }

  /**
   * The texts in dist-info but RECORD, by name.
   *
   * @param tag which may be a compressed one
   */
  Map<String, String> texts(String tag) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("METADATA", metadataText);
    texts.put(
        "WHEEL",
        "Wheel-Version: 1.0\nGenerator: diracos-maven-plugin\nRoot-Is-Purelib: true\n"
            + WheelTag.expand(tag).stream()
                .map(single -> "Tag: " + single + "\n")
                .sorted()
                .collect(Collectors.joining()));
    if (!entryPoints.isEmpty()) {
      texts.put("entry_points.txt", entryPoints);
    }
    return texts;
  }
}
