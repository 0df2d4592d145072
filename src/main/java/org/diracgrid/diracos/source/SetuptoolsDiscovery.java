package org.diracgrid.diracos.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.diracgrid.diracos.index.UnbuildableProjectException;

/** Finds packages and modules as setuptools does (setuptools.discovery). */
final class SetuptoolsDiscovery {
  /** FlatLayoutPackageFinder and FlatLayoutModuleFinder: names that are rarely meant. */
  private static final Set<String> NOT_PACKAGES =
      Set.of(
          ("ci bin debian doc docs documentation manpages news newsfragments changelog test tests"
                  + " unit_test unit_tests example examples scripts tools util utils python build"
                  + " benchmark benchmarks exercise exercises htmlcov"
                  // Maven's, which setuptools would stumble over.
                  + " target")
              .split(" "));

  private static final Set<String> NOT_MODULES =
      Set.of(
          ("setup conftest test tests example examples build toxfile noxfile pavement dodo tasks"
                  + " fabfile SConstruct Sconstruct sConstruct sconstruct conanfile manage"
                  + " benchmark benchmarks exercise exercises")
              .split(" "));

  private static final Pattern IDENTIFIER =
      Pattern.compile("(?U)[\\p{IsAlphabetic}_][\\p{IsAlphabetic}\\p{IsDigit}_]*");

  private final SourceTree tree;
  private final ProjectTable options;
  private final Map<String, String> folders;

  /**
   * Looks where the options say.
   *
   * @param folders {@code package-dir}
   */
  SetuptoolsDiscovery(SourceTree tree, ProjectTable options, Map<String, String> folders) {
    this.tree = tree;
    this.options = options;
    this.folders = new HashMap<>(folders);
  }

  /**
   * What was found.
   *
   * @param packages dotted names
   * @param modules names of single modules
   * @param folders where packages lie, by name; the empty name for all others
   */
  record Found(Set<String> packages, Set<String> modules, Map<String, String> folders) {}

  Found find() {
    if (options.node().path("packages").isObject()) {
      return told(options.table("packages"));
    }
    if (options.has("packages") || options.has("py-modules")) {
      return new Found(
          new TreeSet<>(options.texts("packages")),
          new TreeSet<>(options.texts("py-modules")),
          folders);
    }
    String source = folders.getOrDefault("", "src");
    if (tree.hasFolder(source)) {
      folders.put("", source);
      return new Found(packages(source, name -> true), modules(source, name -> true), folders);
    }
    if (!folders.isEmpty()) {
      throw options.failure("package-dir", "needs a list of packages beside it");
    }
    return flat();
  }

  private Found told(ProjectTable packages) {
    packages.requireOnly(List.of("find"));
    ProjectTable find = packages.table("find");
    find.requireOnly(List.of("where", "include", "exclude", "namespaces"));
    List<String> where = find.has("where") ? find.texts("where") : List.of(".");
    if (where.size() != 1) {
      throw find.failure("where", "names not one folder");
    }
    String root = where.get(0).equals(".") ? "" : where.get(0).replaceFirst("/+$", "");
    if (!root.isEmpty()) {
      folders.put("", root);
    }
    List<Glob> include = globs(find.has("include") ? find.texts("include") : List.of("*"));
    List<Glob> exclude = globs(find.texts("exclude"));
    boolean namespaces = !find.has("namespaces") || find.node().get("namespaces").asBoolean();
    Set<String> found =
        packages(root, name -> namespaces || tree.has(path(root, name) + "/__init__.py"));
    found.removeIf(
        name ->
            include.stream().noneMatch(glob -> glob.matches(name))
                || exclude.stream().anyMatch(glob -> glob.matches(name)));
    return new Found(found, new TreeSet<>(options.texts("py-modules")), folders);
  }

  private static List<Glob> globs(List<String> patterns) {
    return patterns.stream().map(Glob::of).toList();
  }

  private static String path(String root, String name) {
    return (root.isEmpty() ? "" : root + "/") + name.replace('.', '/');
  }

  private Found flat() {
    Set<String> packages =
        packages(
            "",
            name -> {
              String top = name.split("\\.")[0];
              return isMeant(top, NOT_PACKAGES)
                  && List.of(name.split("\\.")).stream()
                      .allMatch(part -> IDENTIFIER.matcher(part).matches());
            });
    Set<String> tops = new TreeSet<>();
    packages.forEach(name -> tops.add(name.split("\\.")[0]));
    requireOne("packages", tops);
    if (!packages.isEmpty()) {
      return new Found(packages, Set.of(), folders);
    }
    Set<String> modules = modules("", name -> isMeant(name, NOT_MODULES));
    requireOne("modules", modules);
    return new Found(Set.of(), modules, folders);
  }

  private static boolean isMeant(String name, Set<String> excluded) {
    return !excluded.contains(name) && !name.startsWith("_") && !name.startsWith(".");
  }

  private void requireOne(String what, Set<String> found) {
    if (found.size() > 1) {
      throw new UnbuildableProjectException(
          tree.shown(),
          "it has several %s at its top, %s, and setuptools does not guess; list those that are meant in [tool.setuptools]"
              .formatted(what, String.join(", ", new ArrayList<>(found))));
    }
  }

  /** All folders below a root, modules in them or not, but those below one that is no package. */
  private Set<String> packages(String root, Predicate<String> isPackage) {
    String prefix = root.isEmpty() ? "" : root + "/";
    Set<String> found = new TreeSet<>();
    for (String file : tree.files()) {
      if (file.startsWith(prefix)) {
        for (int slash = file.indexOf('/', prefix.length());
            slash >= 0;
            slash = file.indexOf('/', slash + 1)) {
          String folder = file.substring(prefix.length(), slash);
          String name = folder.replace('/', '.');
          if (folder.contains(".") || !isPackage.test(name)) {
            break;
          }
          found.add(name);
        }
      }
    }
    return found;
  }

  private Set<String> modules(String root, Predicate<String> isMeant) {
    String prefix = root.isEmpty() ? "" : root + "/";
    Set<String> found = new TreeSet<>();
    for (String file : tree.files()) {
      boolean here = file.startsWith(prefix) && file.indexOf('/', prefix.length()) < 0;
      if (here && file.endsWith(".py")) {
        String name = file.substring(prefix.length(), file.length() - 3);
        if (isMeant.test(name)) {
          found.add(name);
        }
      }
    }
    return found;
  }
}
