package org.diracgrid.diracos.base;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.archive.ArchiveEntries;
import org.diracgrid.diracos.archive.ArchiveLayout;
import org.diracgrid.diracos.archive.ArchiveSplice;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Requirement;
import org.diracgrid.diracos.python.SpecifierSet;
import org.diracgrid.diracos.python.Version;

/** Reads what {@link InventoryEncoder} wrote; throws IOException for anything else. */
final class InventoryDecoder {
  /** No path or requirement is longer; a damaged length must not exhaust memory. */
  private static final int MAX_TEXT = 1 << 22;

  private final DataInputStream in;
  private ArchiveEntries entries = ArchiveEntries.of(List.of());

  InventoryDecoder(DataInputStream in) {
    this.in = in;
  }

  StoredInventory read() throws IOException {
    ArchiveLayout layout = layout();
    ArchiveSplice splice = ArchiveSplice.readFrom(in);
    entries = ArchiveEntries.readFrom(in);
    return new StoredInventory(
        layout,
        splice,
        new BaseTree(entries),
        List.copyOf(list(this::distribution)),
        List.copyOf(list(this::distribution)),
        new TargetDetection(Version.parse(text()), optional(), text(), text()),
        new InstallScheme(text(), text(), text(), text(), text()),
        optional(),
        List.copyOf(list(() -> new ExtensionVersion(text(), text()))),
        List.copyOf(list(this::text)));
  }

  private interface Part<T> {
    T read() throws IOException;
  }

  private <T> List<T> list(Part<T> part) throws IOException {
    int count = in.readInt();
    List<T> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(part.read());
    }
    return parts;
  }

  private ArchiveLayout layout() throws IOException {
    return new ArchiveLayout(
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        optional());
  }

  private InstalledDistribution distribution() throws IOException {
    String name = text();
    return new InstalledDistribution(
        ProjectName.of(name),
        name,
        Version.parse(text()),
        InstalledDistribution.Format.valueOf(text()),
        text(),
        List.copyOf(list(() -> Requirement.parse(text()))),
        optional().map(SpecifierSet::parse),
        new InstalledFiles(list(this::listed), list(this::text), optional()));
  }

  /** The path of an entry that is told by its position. */
  private String listed() throws IOException {
    int position = in.readInt();
    if (position < 0 || position >= entries.all().size()) {
      throw new IOException("there is no entry %d".formatted(position));
    }
    return entries.pathOf(position);
  }

  private Optional<String> optional() throws IOException {
    return in.readBoolean() ? Optional.of(text()) : Optional.empty();
  }

  private String text() throws IOException {
    int length = in.readInt();
    int size = Math.abs(length);
    if (size < 0 || size > MAX_TEXT) {
      throw new IOException("a text of %d bytes".formatted(length));
    }
    byte[] bytes = new byte[size];
    in.readFully(bytes);
    return length >= 0 ? new String(bytes, ISO_8859_1) : utf16(bytes);
  }

  private static String utf16(byte[] bytes) {
    char[] chars = new char[bytes.length / 2];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) ((bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff));
    }
    return new String(chars);
  }
}
