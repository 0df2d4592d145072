package org.diracgrid.diracos.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.diracgrid.diracos.index.UnbuildableProjectException;

/** The files that setuptools would put into a wheel, where it is told nothing but lists. */
final class SetuptoolsChoice {
  private static final List<String> KNOWN =
      List.of(
          "packages",
          "py-modules",
          "package-dir",
          "package-data",
          "include-package-data",
          "license-files",
          "zip-safe",
          "platforms");

  /** A setup.py that only hands over to what is declared elsewhere. */
  private static final Pattern STUB =
      Pattern.compile(
          "(?:from setuptools import setup setup\\( ?\\)"
              + "|import setuptools setuptools\\.setup\\( ?\\)"
              + "|from setuptools import setup if __name__ == .__main__.: setup\\( ?\\))");

  private final SourceTree tree;
  private final ProjectTable options;
  private final boolean sdist;
  private final SortedMap<String, String> chosen = new TreeMap<>();

  private SetuptoolsChoice(SourceTree tree, ProjectTable options, boolean sdist) {
    this.tree = tree;
    this.options = options;
    this.sdist = sdist;
  }

  static SortedMap<String, String> of(SourceTree tree, ProjectTable tool, boolean sdist) {
    return new SetuptoolsChoice(tree, tool.table("setuptools"), sdist).choose();
  }

  private SortedMap<String, String> choose() {
    options.requireOnly(KNOWN);
    tree.text("setup.py").ifPresent(this::requireStub);
    tree.text("setup.cfg").ifPresent(this::requireSilent);
    Map<String, String> folders = options.table("package-dir").entries();
    SetuptoolsDiscovery.Found found = new SetuptoolsDiscovery(tree, options, folders).find();
    Map<String, String> packages = new LinkedHashMap<>();
    found.packages().forEach(name -> packages.put(name, folder(name, found.folders())));
    Set<String> data = new TreeSet<>();
    packages.forEach((name, folder) -> modules(name, folder, data));
    String root = found.folders().getOrDefault("", "");
    for (String module : found.modules()) {
      String path = module.replace('.', '/') + ".py";
      require(join(root, path));
      chosen.put(path, join(root, path));
    }
    judgeData(data);
    return chosen;
  }

  /** distutils' build_py.get_package_dir: the nearest parent that has a folder of its own. */
  private static String folder(String name, Map<String, String> folders) {
    String rest = "";
    for (String parent = name; !parent.isEmpty(); ) {
      if (folders.containsKey(parent)) {
        return join(folders.get(parent), rest);
      }
      int dot = parent.lastIndexOf('.');
      rest = join(parent.substring(dot + 1), rest);
      parent = dot < 0 ? "" : parent.substring(0, dot);
    }
    return join(folders.getOrDefault("", ""), rest);
  }

  private static String join(String folder, String rest) {
    String plain = folder.replaceFirst("^\\./", "").replaceFirst("/+$", "");
    return plain.isEmpty() || plain.equals(".")
        ? rest
        : rest.isEmpty() ? plain : plain + "/" + rest;
  }

  private void require(String file) {
    if (!tree.has(file)) {
      throw new UnbuildableProjectException(
          tree.shown(), "its pyproject.toml names %s, which is not there".formatted(file));
    }
  }

  private void modules(String name, String folder, Set<String> data) {
    if (!tree.hasFolder(folder)) {
      throw new UnbuildableProjectException(
          tree.shown(),
          "its package %s should lie in %s, which is not there".formatted(name, folder));
    }
    String target = name.replace('.', '/') + "/";
    List<Glob> globs = dataPatterns(name);
    for (String file : tree.files()) {
      if (!file.startsWith(folder + "/")) {
        continue;
      }
      String inside = file.substring(folder.length() + 1);
      boolean here = inside.indexOf('/') < 0;
      // setuptools takes what type checkers read without being told.
      boolean typing = here && (inside.endsWith(".pyi") || inside.equals("py.typed"));
      if (here && inside.endsWith(".py")) {
        chosen.put(target + inside, file);
      } else if (typing || globs.stream().anyMatch(glob -> glob.matches(inside))) {
        chosen.put(target + inside, file);
      } else if (!inside.endsWith(".py") && !inside.endsWith(".pyc")) {
        data.add(file);
      }
    }
  }

  private List<Glob> dataPatterns(String name) {
    Map<String, List<String>> data = options.table("package-data").lists();
    List<Glob> globs = new ArrayList<>();
    for (String key : List.of("*", "", name)) {
      data.getOrDefault(key, List.of()).forEach(pattern -> globs.add(Glob.of(pattern)));
    }
    return globs;
  }

  /** Further data goes in if a manifest names it, and only that of an sdist is written out. */
  private void judgeData(Set<String> data) {
    data.removeAll(chosen.values());
    boolean wanted =
        !options.has("include-package-data")
            || options.node().get("include-package-data").asBoolean();
    if (!wanted || data.isEmpty()) {
      return;
    }
    Optional<String> sources = sdist ? sources() : Optional.empty();
    if (sources.isPresent()) {
      Set<String> listed = new TreeSet<>(sources.get().lines().toList());
      data.stream().filter(listed::contains).forEach(this::includeData);
    } else if (tree.has("MANIFEST.in")) {
      throw new UnbuildableProjectException(
          tree.shown(),
          "its MANIFEST.in decides whether %s goes into the wheel; say so with [tool.setuptools.package-data], or delete MANIFEST.in"
              .formatted(data.iterator().next()));
    }
  }

  private Optional<String> sources() {
    return tree.files().stream()
        .filter(file -> file.endsWith(".egg-info/SOURCES.txt"))
        .findFirst()
        .flatMap(tree::text);
  }

  /** Beside the modules of its package, whose place is known. */
  private void includeData(String file) {
    String best = "";
    String place = "";
    for (Map.Entry<String, String> module : chosen.entrySet()) {
      String folder = module.getValue().substring(0, module.getValue().lastIndexOf('/') + 1);
      if (file.startsWith(folder) && folder.length() > best.length()) {
        best = folder;
        place = module.getKey().substring(0, module.getKey().lastIndexOf('/') + 1);
      }
    }
    chosen.put(place + file.substring(best.length()), file);
  }

  private void requireStub(String setup) {
    String plain = setup.replaceAll("(?m)#.*$", "").replaceAll("(?s)\"\"\".*?\"\"\"", "").strip();
    if (!STUB.matcher(plain.replaceAll("\\s+", " ")).matches()) {
      throw new UnbuildableProjectException(
          tree.shown(), "its setup.py is code, which only Python can run");
    }
  }

  /** Sections of other programs, and what setuptools itself writes into sdists, do no harm. */
  private void requireSilent(String cfg) {
    Pattern loud =
        Pattern.compile("\\[(?:metadata|options.*|build.*|install.*|global|develop|aliases)\\].*");
    cfg.lines()
        .map(String::strip)
        .filter(
            line ->
                loud.matcher(line).matches()
                    || line.matches("tag_build\\s*=\\s*\\S.*|tag_date\\s*=\\s*[^0\\s].*"))
        .findFirst()
        .ifPresent(
            line -> {
              throw new UnbuildableProjectException(
                  tree.shown(), "its setup.cfg says more to setuptools: " + line);
            });
  }
}
