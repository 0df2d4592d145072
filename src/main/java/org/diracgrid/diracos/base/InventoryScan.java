package org.diracgrid.diracos.base;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.ArchiveIndex;
import org.diracgrid.diracos.archive.ArchiveLayout;
import org.diracgrid.diracos.archive.ArchiveSplice;
import org.diracgrid.diracos.archive.EntryType;
import org.diracgrid.diracos.archive.IndexedArchive;
import org.diracgrid.diracos.archive.TarGzReader;

/** One pass over a base. */
final class InventoryScan {
  private static final String TOP = "diracos";
  private static final int MAX_TEXT = 1 << 20;

  private final String origin;
  private final List<ArchiveEntry> entries = new ArrayList<>();
  private final ClueCollector clues = new ClueCollector();
  private final MetadataCollector metadata = new MetadataCollector();
  private final List<String> warnings = new ArrayList<>();
  private final List<ExtensionTitle> titles = new ArrayList<>();
  private DiracosVersions versions = DiracosVersions.NONE;

  InventoryScan(String origin) {
    this.origin = origin;
  }

  /** What a pass found, and the places in the archive. */
  record Result(StoredInventory inventory, ArchiveIndex index) {}

  /** Reads a base that lies on this machine. */
  static Result of(LocatedBase base, LongConsumer progress) {
    InventoryScan scan = new InventoryScan(base.origin());
    return scan.result(new TarGzReader().index(base.file(), scan::visit, progress));
  }

  /**
   * Reads a base's bytes, up to their end.
   *
   * @param file what to call it when its bytes are wrong
   * @param origin what to call it when its contents are
   */
  static Result of(Path file, InputStream bytes, String origin) {
    InventoryScan scan = new InventoryScan(origin);
    return scan.result(new TarGzReader().index(file, bytes, scan::visit, count -> {}));
  }

  private Result result(IndexedArchive archive) {
    return new Result(inventory(archive.layout(), archive.splice()), archive.index());
  }

  /** Sees one entry. */
  void visit(ArchiveEntry entry, InputStream content) throws IOException {
    entries.add(entry);
    if (entry.type() != EntryType.FILE) {
      return;
    }
    if (entry.path().equals(TOP + "/versions.txt")) {
      versions = versions.and(DiracosVersions.parse(text(content)));
    } else if (entry.path().equals(TOP + "/.diracos_version")) {
      versions = versions.and(DiracosVersions.parseVersion(text(content)));
    } else if (ExtensionTitle.isIn(entry.path())) {
      ExtensionTitle.parse(text(content)).ifPresent(titles::add);
    } else {
      metadata.visit(entry, content);
      clues.visit(entry, content);
    }
  }

  /** What all entries together tell. */
  StoredInventory inventory(ArchiveLayout layout, ArchiveSplice splice) {
    BaseTree tree = new BaseTree(entries);
    requireTopFolder(tree);
    BasePython python =
        BasePython.in(tree)
            .orElseThrow(
                () ->
                    new NotADiracosException(
                        origin, "it has no Python in diracos/usr/bin or diracos/bin"));
    requireLinux(python);
    TargetDetection target = TargetDetection.of(python, clues.clues(), versions, warnings::add);
    InstallScheme scheme = InstallScheme.of(tree, python.prefix(), target.python());
    FileAttribution files = new FileAttribution(tree, scheme, metadata.drafts().values());
    DistributionSurvey.Found found =
        new DistributionSurvey(metadata.drafts(), files, warnings::add).in(scheme.sitePackages());
    warnAboutAbsoluteLinks();
    return new StoredInventory(
        layout,
        splice,
        tree,
        found.installed(),
        found.shadowed(),
        target,
        scheme,
        versions.version(),
        ExtensionTitle.lineage(titles),
        List.copyOf(warnings));
  }

  private void requireTopFolder(BaseTree tree) {
    if (tree.isFolder(TOP)) {
      return;
    }
    TreeSet<String> tops = new TreeSet<>();
    entries.forEach(entry -> tops.add(entry.path().split("/", 2)[0]));
    throw new NotADiracosException(
        origin,
        tops.isEmpty()
            ? "it is empty"
            : "its top folder should be diracos, but what it has is "
                + String.join(", ", tops.stream().limit(5).toList())
                + (tops.size() > 5 ? " and more" : ""));
  }

  private void requireLinux(BasePython python) {
    clues.clues().stream()
        .filter(clue -> clue.kind() == Clue.Kind.FOREIGN_FORMAT)
        .filter(clue -> clue.path().equals(python.executable()))
        .findFirst()
        .ifPresent(
            clue -> {
              throw new NotADiracosException(
                  origin,
                  "its Python %s is a %s program, not one for Linux"
                      .formatted(clue.path(), clue.value()));
            });
  }

  /** Installers change the mode of what such a link leads to on the host (dirac-install). */
  private void warnAboutAbsoluteLinks() {
    List<ArchiveEntry> links =
        entries.stream()
            .filter(entry -> entry.type() == EntryType.SYMBOLIC_LINK)
            .filter(entry -> entry.linkTarget().startsWith("/"))
            .toList();
    if (!links.isEmpty()) {
      warnings.add(
          links.size() == 1
              ? "the base's link %s leads to an absolute place, %s"
                  .formatted(links.get(0).path(), links.get(0).linkTarget())
              : "%d of the base's links lead to absolute places, e.g. %s to %s"
                  .formatted(links.size(), links.get(0).path(), links.get(0).linkTarget()));
    }
  }

  private static String text(InputStream content) throws IOException {
    return new String(content.readNBytes(MAX_TEXT), UTF_8);
  }
}
