package org.diracgrid.diracos.verification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.ArchiveLayout;
import org.diracgrid.diracos.archive.EntryType;
import org.diracgrid.diracos.archive.FileDigests;
import org.diracgrid.diracos.base.BaseInventory;
import org.diracgrid.diracos.base.BaseTree;
import org.diracgrid.diracos.base.ElfFile;
import org.diracgrid.diracos.base.ElfReader;
import org.diracgrid.diracos.base.InventoryCollector;
import org.diracgrid.diracos.base.NotADiracosException;
import org.diracgrid.diracos.base.UnplaceablePathException;

/** Gathers a survey while an archive streams by. */
final class SurveyCollector {
  /** More than the longest first line that any kernel reads (256 bytes, execve(2)). */
  private static final int HEAD = 512;

  private static final Pattern TEXT =
      Pattern.compile(".+\\.dist-info/(RECORD|entry_points\\.txt)|diracos/[^/]+_versions\\.txt");

  private static final Pattern COMMAND = Pattern.compile(".+/s?bin/[^/]+");

  /** Of one text, and of all; a DIRACOS has some four million characters. */
  private static final int LARGEST_TEXT = 16 << 20;

  private static final int LARGEST_TEXTS = 64 << 20;

  private final InventoryCollector inventory;
  private final ScratchFile scratch;
  private final byte[] buffer = new byte[1 << 16];
  private final List<ArchiveEntry> entries = new ArrayList<>();
  private final Map<String, String> sha256 = new HashMap<>();
  private final Map<String, String> texts = new TreeMap<>();
  private final Map<String, String> interpreterLines = new TreeMap<>();
  private final Map<String, ElfFile> binaries = new TreeMap<>();
  private final Map<String, String> damaged = new TreeMap<>();
  private final Set<String> oversized = new TreeSet<>();
  private int textsSize;
  private int binariesSize;

  SurveyCollector(InventoryCollector inventory, ScratchFile scratch) {
    this.inventory = inventory;
    this.scratch = scratch;
  }

  /** Sees one entry. */
  void visit(ArchiveEntry entry, InputStream stream) throws IOException {
    entries.add(entry);
    if (entry.type() != EntryType.FILE) {
      inventory.visit(entry, stream);
      return;
    }
    ObservedContent content = new ObservedContent(stream, HEAD);
    byte[] head = content.head();
    boolean elf = ElfReader.isElf(head);
    boolean text = TEXT.matcher(entry.path()).matches() && fits(entry);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    if (elf) {
      content.copyTo(scratch.begin());
    } else if (text) {
      content.copyTo(whole);
    }
    inventory.visit(entry, content);
    sha256.put(entry.path(), content.finish(buffer));
    if (elf) {
      readBinary(entry.path());
    } else if (text) {
      texts.put(entry.path(), whole.toString(UTF_8));
    }
    if (COMMAND.matcher(entry.path()).matches() && startsWithInterpreter(head)) {
      interpreterLines.put(entry.path(), firstLine(head));
    }
  }

  private boolean fits(ArchiveEntry entry) {
    if (entry.size() > LARGEST_TEXT || textsSize + entry.size() > LARGEST_TEXTS) {
      oversized.add(entry.path());
      return false;
    }
    textsSize += (int) entry.size();
    return true;
  }

  private void readBinary(String path) throws IOException {
    try {
      ElfFile binary = ElfReader.read(scratch.content());
      if (binariesSize + binary.size() > LARGEST_TEXTS) {
        damaged.put(path, "it and those before it need more than anybody would load");
        return;
      }
      binariesSize += binary.size();
      binaries.put(path, binary);
    } catch (ElfReader.InvalidElfException e) {
      damaged.put(path, e.getMessage());
    }
  }

  private static boolean startsWithInterpreter(byte[] head) {
    return head.length > 2 && head[0] == '#' && head[1] == '!';
  }

  private static String firstLine(byte[] head) {
    String text = new String(head, ISO_8859_1);
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  /** All that was seen. */
  Survey survey(FileDigests digests, ArchiveLayout layout) {
    Optional<BaseInventory> found = Optional.empty();
    Optional<String> problem = Optional.empty();
    try {
      found = Optional.of(inventory.inventory(layout));
    } catch (NotADiracosException | UnplaceablePathException e) {
      problem = Optional.of(e.getMessage());
    }
    return new Survey(
        digests,
        found.map(BaseInventory::tree).orElseGet(() -> new BaseTree(entries)),
        Collections.unmodifiableMap(sha256),
        Collections.unmodifiableMap(texts),
        Collections.unmodifiableMap(interpreterLines),
        Collections.unmodifiableMap(binaries),
        Collections.unmodifiableMap(damaged),
        Collections.unmodifiableSet(oversized),
        found,
        problem);
  }
}
