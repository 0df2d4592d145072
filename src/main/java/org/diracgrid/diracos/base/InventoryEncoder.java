package org.diracgrid.diracos.base;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.archive.ArchiveLayout;
import org.diracgrid.diracos.python.Requirement;

/** Writes an inventory; {@link InventoryDecoder} reads it. */
final class InventoryEncoder {
  /** Raised whenever the format, or what a scan finds in a base, changes. */
  static final int NUMBER = 9;

  static final String FORMAT = "diracos-inventory " + NUMBER;

  private final DataOutputStream out;
  private final Map<String, Integer> positions = new HashMap<>();

  InventoryEncoder(DataOutputStream out) {
    this.out = out;
  }

  void write(StoredInventory inventory) throws IOException {
    layout(inventory.layout());
    inventory.splice().writeTo(out);
    List<ArchiveEntry> entries = inventory.tree().all();
    for (int position = 0; position < entries.size(); position++) {
      positions.put(entries.get(position).path(), position);
    }
    inventory.tree().archived().writeTo(out);
    distributions(inventory.distributions());
    distributions(inventory.shadowed());
    target(inventory.target());
    scheme(inventory.scheme());
    optional(inventory.version());
    out.writeInt(inventory.extensions().size());
    for (ExtensionVersion extension : inventory.extensions()) {
      text(extension.name());
      text(extension.version());
    }
    texts(inventory.warnings());
  }

  private void layout(ArchiveLayout layout) throws IOException {
    out.writeLong(layout.compressedSize());
    out.writeLong(layout.deflateOffset());
    out.writeLong(layout.deflateSize());
    out.writeLong(layout.tarSize());
    out.writeLong(layout.tarCrc32());
    out.writeLong(layout.compressedCrc32c());
    optional(layout.unspliceable());
  }

  private void distributions(List<InstalledDistribution> distributions) throws IOException {
    out.writeInt(distributions.size());
    for (InstalledDistribution distribution : distributions) {
      distribution(distribution);
    }
  }

  private void distribution(InstalledDistribution distribution) throws IOException {
    text(distribution.writtenName());
    text(distribution.version().toString());
    text(distribution.format().name());
    text(distribution.metadataPath());
    texts(distribution.requires().stream().map(Requirement::toString).toList());
    optional(distribution.requiresPython().map(Object::toString));
    files(distribution.files());
  }

  /** Listed files are entries, which need not be named again. */
  private void files(InstalledFiles files) throws IOException {
    out.writeInt(files.listed().size());
    for (String path : files.listed()) {
      out.writeInt(positions.get(path));
    }
    texts(files.claimed());
    optional(files.irremovable());
  }

  private void target(TargetDetection target) throws IOException {
    text(target.python().toString());
    optional(target.abi());
    text(target.glibc());
    text(target.machine());
  }

  private void scheme(InstallScheme scheme) throws IOException {
    text(scheme.purelib());
    text(scheme.platlib());
    text(scheme.headers());
    text(scheme.scripts());
    text(scheme.data());
  }

  private void texts(List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      text(text);
    }
  }

  private void optional(Optional<String> text) throws IOException {
    out.writeBoolean(text.isPresent());
    if (text.isPresent()) {
      text(text.get());
    }
  }

  /** UTF-8 would lose the lone surrogates that stand for bytes of no encoding. */
  private void text(String text) throws IOException {
    boolean wide = text.chars().anyMatch(c -> c > 0xff);
    byte[] bytes = wide ? utf16(text) : text.getBytes(ISO_8859_1);
    out.writeInt(wide ? -bytes.length : bytes.length);
    out.write(bytes);
  }

  private static byte[] utf16(String text) {
    byte[] bytes = new byte[2 * text.length()];
    for (int i = 0; i < text.length(); i++) {
      bytes[2 * i] = (byte) (text.charAt(i) >> 8);
      bytes[2 * i + 1] = (byte) text.charAt(i);
    }
    return bytes;
  }
}
