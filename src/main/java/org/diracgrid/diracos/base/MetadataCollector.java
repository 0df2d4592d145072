package org.diracgrid.diracos.base;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.EntryType;
import org.diracgrid.diracos.base.InstalledDistribution.Format;
import org.diracgrid.diracos.base.MetadataPath.Part;
import org.diracgrid.diracos.python.CoreMetadata;
import org.diracgrid.diracos.python.EggInfoRequires;
import org.diracgrid.diracos.python.InvalidTextException;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Requirement;

/**
 * Gathers the metadata of every distribution while a base streams by, before it is known which
 * folders its Python looks into.
 */
final class MetadataCollector {
  /** Metadata carry whole manuals as their description, but none of this size. */
  private static final int MAX_BYTES = 4 << 20;

  /** Far more than any base has; a bound against one made to exhaust memory. */
  private static final int MAX_FILES = 50_000;

  /** Likewise for the lists of what is installed; a DIRACOS has some two million characters. */
  private static final int MAX_LISTED = 16 << 20;

  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final FileLists.Allowance allowance = new FileLists.Allowance(MAX_LISTED);
  private int files;

  /** What is known of one distribution so far. */
  static final class Draft {
    private final MetadataPath path;
    private Optional<CoreMetadata> metadata = Optional.empty();
    private List<Requirement> eggRequires = List.of();
    private Optional<String> link = Optional.empty();
    private Optional<String> problem = Optional.empty();
    private final FileLists lists = new FileLists();

    private Draft(MetadataPath path) {
      this.path = path;
    }

    MetadataPath path() {
      return path;
    }

    /** Where an egg-link leads. */
    Optional<String> link() {
      return link;
    }

    /** Why it cannot be read, as the end of a sentence. */
    Optional<String> problem() {
      return problem;
    }

    /** What it tells of its files. */
    FileLists lists() {
      return lists;
    }

    /** The project; empty without core metadata. */
    Optional<ProjectName> name() {
      return metadata.map(CoreMetadata::name);
    }

    /** The distribution with these files; empty without core metadata. */
    Optional<InstalledDistribution> distribution(
        Format format, String metadataPath, InstalledFiles files) {
      return metadata.map(
          core ->
              new InstalledDistribution(
                  core.name(),
                  core.writtenName(),
                  core.version(),
                  format,
                  metadataPath,
                  // A PKG-INFO names no requirements or, of late setuptools, the same ones.
                  eggRequires.isEmpty() ? core.requiresDist() : eggRequires,
                  core.requiresPython(),
                  files));
    }
  }

  /** Sees one entry. */
  void visit(ArchiveEntry entry, InputStream content) throws IOException {
    if (entry.type() != EntryType.FILE) {
      return;
    }
    Optional<MetadataPath> path = MetadataPath.of(entry.path());
    if (path.isPresent() && files < MAX_FILES) {
      files++;
      Draft draft = drafts.computeIfAbsent(path.get().metadata(), key -> new Draft(path.get()));
      if (entry.size() > MAX_BYTES) {
        oversized(path.get(), entry.size(), draft);
      } else {
        read(path.get(), new String(content.readNBytes(MAX_BYTES), UTF_8), draft);
      }
    }
  }

  /** What was found, by the path of the metadata. */
  Map<String, Draft> drafts() {
    return drafts;
  }

  private static void oversized(MetadataPath path, long size, Draft draft) {
    if (path.part() == Part.CORE || path.part() == Part.REQUIRES) {
      draft.problem = Optional.of("it has more than %d bytes".formatted(MAX_BYTES));
    } else {
      draft.lists.oversized(path.part(), size);
    }
  }

  private void read(MetadataPath path, String text, Draft draft) {
    try {
      if (path.format() == Format.EGG_LINK) {
        draft.link = text.lines().map(String::strip).findFirst();
      } else if (path.part() == Part.REQUIRES) {
        draft.eggRequires = EggInfoRequires.parse(text);
      } else if (path.part() == Part.CORE) {
        draft.metadata = Optional.of(CoreMetadata.parse(text));
      } else {
        draft.lists.read(path.part(), text, allowance);
      }
    } catch (InvalidTextException e) {
      draft.problem = Optional.of(e.reason());
    }
  }
}
