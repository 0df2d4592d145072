package org.diracgrid.diracos.base;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diracgrid.diracos.python.Version;

/**
 * Where the base's Python installs, as paths from the archive's root.
 *
 * @param purelib e.g. {@code diracos/usr/lib/python2.7/site-packages}
 * @param platlib e.g. {@code diracos/usr/lib64/python2.7/site-packages}
 * @param headers parent of the projects' header folders, e.g. {@code diracos/usr/include/python2.7}
 * @param scripts e.g. {@code diracos/usr/bin}
 * @param data e.g. {@code diracos/usr}
 */
public record InstallScheme(
    String purelib, String platlib, String headers, String scripts, String data) {
  /** The scheme of a plain Python below a prefix, {@code lib} for both kinds of package. */
  public static InstallScheme plain(String prefix, Version python) {
    String library = prefix + "/lib/" + folderName(python) + "/site-packages";
    return new InstallScheme(
        library, library, prefix + "/include/" + folderName(python), prefix + "/bin", prefix);
  }

  /**
   * The scheme of the Python that a base has below a prefix: split over {@code lib} and {@code
   * lib64} as Fedora's is, or plain. Links on the way are followed.
   */
  public static InstallScheme of(BaseTree tree, String prefix, Version python) {
    InstallScheme plain = plain(prefix, python);
    String lib64 = prefix + "/lib64/" + folderName(python);
    // A lib64 that is a link to lib is no split, and a stray folder in lib64 makes none either.
    boolean split =
        tree.isFolder(lib64 + "/site-packages") || tree.isFolder(lib64 + "/lib-dynload");
    // CPython 3.2 to 3.7 carry their ABI flags in the folder's name (PEP 3149).
    String headers = tree.isFolder(plain.headers + "m") ? plain.headers + "m" : plain.headers;
    return new InstallScheme(
        tree.resolve(plain.purelib),
        tree.resolve(split ? lib64 + "/site-packages" : plain.platlib),
        tree.resolve(headers),
        tree.resolve(plain.scripts),
        tree.resolve(plain.data));
  }

  /** The same scheme with one site-packages for both kinds of package. */
  public InstallScheme within(String library) {
    return new InstallScheme(library, library, headers, scripts, data);
  }

  /** The folders of installed distributions in the order of {@code sys.path}: lib64 first. */
  public List<String> sitePackages() {
    return Stream.of(platlib, purelib).distinct().toList();
  }

  private static String folderName(Version python) {
    return python.release().stream()
        .limit(2)
        .map(String::valueOf)
        .collect(Collectors.joining(".", "python", ""));
  }
}
