package org.diracgrid.diracos.source;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.diracgrid.diracos.index.UnbuildableProjectException;

/** The files of a project that its backend would put into a wheel, by their paths in it. */
final class FileChoice {
  private static final Set<String> COMPILED = Set.of("so", "pyd", "dll", "dylib", "a", "o");

  private final SortedMap<String, String> chosen = new TreeMap<>();
  private final SourceTree tree;

  private FileChoice(SourceTree tree) {
    this.tree = tree;
  }

  /**
   * Chooses.
   *
   * @param sdist whether the tree is that of an sdist
   * @return path in the wheel to path in the tree
   */
  static SortedMap<String, String> of(SourceTree tree, PyProject project, boolean sdist) {
    FileChoice choice = new FileChoice(tree);
    switch (project.backend()) {
      case SETUPTOOLS -> choice.chosen.putAll(SetuptoolsChoice.of(tree, project.tool(), sdist));
      case HATCHLING -> choice.hatchling(project);
      case FLIT -> choice.flit(project);
      case POETRY -> choice.poetry(project);
    }
    if (choice.chosen.isEmpty()) {
      throw new UnbuildableProjectException(
          tree.shown(), "no package or module in it has the project's name");
    }
    choice.chosen.values().forEach(choice::refuseCompiled);
    return Collections.unmodifiableSortedMap(choice.chosen);
  }

  private void refuseCompiled(String file) {
    if (COMPILED.contains(file.substring(file.lastIndexOf('.') + 1))) {
      throw new UnbuildableProjectException(
          tree.shown(), "it holds compiled code, %s, so it is not pure Python".formatted(file));
    }
  }

  private static String name(PyProject project) {
    return project.project().text("name").orElse("");
  }

  private static String normalized(String name) {
    return name.replaceAll("[-_.]+", "_").toLowerCase(Locale.ROOT);
  }

  /** hatchling's default: the package of the project's name, here or in src, or one module. */
  private void hatchling(PyProject project) {
    ProjectTable hatch = project.tool().table("hatch");
    ProjectTable build = hatch.table("build");
    build.requireOnly(List.of("targets"));
    ProjectTable targets = build.table("targets");
    targets.requireOnly(List.of("wheel", "sdist"));
    targets.table("wheel").requireOnly(List.of("packages"));
    hatch.table("metadata").requireOnly(List.of("allow-direct-references"));
    refuseFile("hatch.toml");
    refuseFile("hatch_build.py");
    IgnoreRules ignored = ignored();
    List<String> packages = targets.table("wheel").texts("packages");
    if (!packages.isEmpty()) {
      packages.forEach(path -> wholePackage(path.replaceFirst("/+$", ""), ignored));
      return;
    }
    // WheelBuilderConfig.default_file_selection_options: the name as written goes first.
    String written = name(project).replaceAll("[-.]+", "_");
    for (String name : List.of(written, normalized(written))) {
      for (String path : List.of(name, "src/" + name)) {
        if (tree.has(path + "/__init__.py")) {
          wholePackage(path, ignored);
          return;
        }
      }
      if (tree.has(name + ".py")) {
        chosen.put(name + ".py", name + ".py");
        return;
      }
    }
  }

  /** flit_core's Module: one package or module, here or in src. */
  private void flit(PyProject project) {
    ProjectTable flit = project.tool().table("flit");
    flit.requireOnly(List.of("module", "sdist"));
    String name =
        flit.table("module")
            .text("name")
            .orElseGet(() -> name(project).replace('-', '_'))
            .replace('.', '/');
    oneModule(name, IgnoreRules.of(""));
  }

  private void poetry(PyProject project) {
    ProjectTable poetry = project.tool().table("poetry");
    poetry.requireOnly(List.of("group", "requires-poetry", "requires-plugins", "source"));
    oneModule(normalized(name(project)), ignored());
  }

  private void oneModule(String name, IgnoreRules ignored) {
    int found = 0;
    for (String folder : List.of("", "src/")) {
      if (tree.hasFolder(folder + name)) {
        folder(folder, folder + name, ignored);
        found++;
      }
      if (tree.has(folder + name + ".py")) {
        chosen.put(name + ".py", folder + name + ".py");
        found++;
      }
    }
    if (found > 1) {
      throw new UnbuildableProjectException(
          tree.shown(), "several files or folders in it have the name " + name);
    }
  }

  /** A package that goes to the top of the wheel, whatever folder it lies in. */
  private void wholePackage(String path, IgnoreRules ignored) {
    folder(path.substring(0, path.lastIndexOf('/') + 1), path, ignored);
  }

  private void folder(String prefix, String path, IgnoreRules ignored) {
    for (String file : tree.files()) {
      boolean compiled = file.endsWith(".pyc") || file.endsWith(".pyo");
      if (file.startsWith(path + "/") && !compiled && !ignored.ignores(file)) {
        chosen.put(file.substring(prefix.length()), file);
      }
    }
  }

  private IgnoreRules ignored() {
    return IgnoreRules.of(tree.text(".gitignore").orElse(""));
  }

  private void refuseFile(String file) {
    if (tree.has(file)) {
      throw new UnbuildableProjectException(
          tree.shown(), "its %s tells its build backend more than is known here".formatted(file));
    }
  }
}
