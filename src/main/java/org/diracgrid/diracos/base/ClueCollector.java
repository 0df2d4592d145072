package org.diracgrid.diracos.base;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.EntryType;

/** Gathers clues while a base streams by, before it is known which Python they matter for. */
final class ClueCollector {
  /** Far more than any base gives; a bound against one made to exhaust memory. */
  private static final int MAX_CLUES = 20_000;

  private static final Pattern HEADER =
      Pattern.compile(".+/include/python\\d\\.\\d+[a-z]*/(?:patchlevel|pyconfig[^/]*)\\.h");
  private static final Pattern BUILD_VARIABLES =
      Pattern.compile(".+/python\\d\\.\\d+/(?:_sysconfigdata[^/]*\\.py|config[^/]*/Makefile)");
  private static final Pattern MULTIARCH =
      Pattern.compile(".*[-_](x86_64|aarch64|s390x|riscv64)-linux-gnu\\b.*");
  private static final Pattern PACKAGE =
      Pattern.compile(
          ".+/(?:Python-(%1$s)-py\\d\\.\\d+\\.egg-info|conda-meta/python-(%1$s)-[^/]*\\.json)"
              .formatted(PythonVersions.FULL));
  private static final Pattern PROGRAM = Pattern.compile(".+/bin/python(\\d\\.\\d+)?\\d?");
  private static final Pattern LIBRARY =
      Pattern.compile(".+/lib(?:64)?/libpython(\\d\\.\\d+)[a-z]*\\.so[.\\d]*");
  private static final Pattern EXTENSION =
      Pattern.compile(".+/python\\d\\.\\d+/lib-dynload/[^/]+\\.so");
  private static final Pattern EXTENSION_ABI =
      Pattern.compile(".+/[^/]+\\.(cpython-\\d{2,4}[a-z]{0,3})(?:-[^/]*)?\\.so");
  private static final Pattern C_LIBRARY =
      Pattern.compile("diracos/(?:usr/)?lib(?:64)?/(?:libc-2\\.(\\d{1,3})\\.so|libc\\.so\\.6)");

  private final List<Clue> clues = new ArrayList<>();

  /** Sees one entry. */
  void visit(ArchiveEntry entry, InputStream content) throws IOException {
    if (entry.type() != EntryType.FILE) {
      return;
    }
    String path = entry.path();
    // Four of five entries have nothing to tell, and each pattern would search their whole path.
    if (path.contains("ython")) {
      visitPython(path, content);
    } else {
      visitCLibrary(path, content);
    }
  }

  List<Clue> clues() {
    return List.copyOf(clues);
  }

  private void visitPython(String path, InputStream content) throws IOException {
    if (HEADER.matcher(path).matches() || BUILD_VARIABLES.matcher(path).matches()) {
      Matcher multiarch = MULTIARCH.matcher(path);
      if (multiarch.matches()) {
        add(new Clue(Clue.Kind.NAMED_MACHINE, path, multiarch.group(1)));
      }
      TextClues.read(path, content, this::add);
      return;
    }
    Matcher packaged = PACKAGE.matcher(path);
    if (packaged.matches()) {
      String version = packaged.group(1) == null ? packaged.group(2) : packaged.group(1);
      add(new Clue(Clue.Kind.PACKAGE_VERSION, path, version));
      return;
    }
    for (Pattern binary : List.of(PROGRAM, LIBRARY)) {
      Matcher matcher = binary.matcher(path);
      if (matcher.matches()) {
        BinaryClues.read(path, Optional.ofNullable(matcher.group(1)), content, this::add);
        return;
      }
    }
    if (EXTENSION.matcher(path).matches()) {
      Matcher abi = EXTENSION_ABI.matcher(path);
      if (abi.matches()) {
        add(new Clue(Clue.Kind.SOABI, path, abi.group(1)));
      }
      BinaryClues.read(path, Optional.empty(), content, this::add);
    }
  }

  private void visitCLibrary(String path, InputStream content) throws IOException {
    if (!path.contains("/libc")) {
      return;
    }
    Matcher library = C_LIBRARY.matcher(path);
    if (library.matches()) {
      if (library.group(1) != null) {
        add(new Clue(Clue.Kind.GLIBC_SHIPPED, path, library.group(1)));
      } else {
        BinaryClues.read(path, Optional.empty(), content, this::add);
      }
    }
  }

  private void add(Clue clue) {
    if (clues.size() < MAX_CLUES) {
      clues.add(clue);
    }
  }
}
