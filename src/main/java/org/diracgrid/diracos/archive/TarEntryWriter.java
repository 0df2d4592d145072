package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipEncoding;
import org.apache.commons.compress.archivers.zip.ZipEncodingHelper;

/**
 * Writes tar entries, the same on every machine: {@code TarArchiveOutputStream} would put this
 * machine's user into the records with long names. Names that exceed a header go into GNU records,
 * which keep their bytes and which every reader in use knows.
 */
final class TarEntryWriter {
  /** For readers that know no PAX, and then have a file of this name. */
  private static final String RECORDS_NAME = "PaxHeaders/folder";

  private static final int PERMISSIONS = 07777;
  private static final ZipEncoding BYTES = ZipEncodingHelper.getZipEncoding(ISO_8859_1.name());
  private static final byte[] PADDING = new byte[TarHeaders.BLOCK];

  private final OutputStream out;
  private long written;

  TarEntryWriter(OutputStream out) {
    this.out = out;
  }

  /** Writes a folder, its name given with a slash at the end. */
  void folder(byte[] name, int mode, EntryTime modified, EntryOwner owner) throws IOException {
    if (!modified.isWhole()) {
      record("mtime", modified.toString());
    }
    header(name, TarConstants.LF_DIR, mode, modified.seconds(), 0, owner);
  }

  /** Begins a file of root's; its content must follow, and then its end. */
  void file(byte[] name, int mode, EntryTime modified, long size) throws IOException {
    header(name, TarConstants.LF_NORMAL, mode, modified.seconds(), size, EntryOwner.ROOT);
  }

  /** Writes the beginning of a buffer as the current file's next bytes. */
  void content(byte[] buffer, int length) throws IOException {
    out.write(buffer, 0, length);
    written += length;
  }

  /** Ends the current file. */
  void endFile() throws IOException {
    int padding = (int) (-written & (TarHeaders.BLOCK - 1));
    out.write(PADDING, 0, padding);
    written += padding;
  }

  /** How many bytes were written. */
  long size() {
    return written;
  }

  /** Writes a PAX record about the entry that follows, the names of which GNU records may hold. */
  private void record(String keyword, String value) throws IOException {
    String rest = " %s=%s\n".formatted(keyword, value);
    int length = rest.length() + 1;
    // The length counts its own digits (POSIX.1-2017, pax Extended Header).
    while (String.valueOf(length).length() + rest.length() != length) {
      length = String.valueOf(length).length() + rest.length();
    }
    byte[] bytes = (length + rest).getBytes(ISO_8859_1);
    header(
        RECORDS_NAME.getBytes(ISO_8859_1),
        TarConstants.LF_PAX_EXTENDED_HEADER_LC,
        0644,
        0,
        bytes.length,
        EntryOwner.ROOT);
    content(bytes, bytes.length);
    endFile();
  }

  private void header(byte[] name, byte type, int mode, long modified, long size, EntryOwner owner)
      throws IOException {
    if (name.length > TarConstants.NAMELEN) {
      byte[] terminated = Arrays.copyOf(name, name.length + 1);
      header(
          TarConstants.GNU_LONGLINK.getBytes(ISO_8859_1),
          TarConstants.LF_GNUTYPE_LONGNAME,
          0644,
          0,
          terminated.length,
          EntryOwner.ROOT);
      content(terminated, terminated.length);
      endFile();
    }
    byte[] inHeader = Arrays.copyOf(name, Math.min(name.length, TarConstants.NAMELEN));
    TarArchiveEntry entry = new TarArchiveEntry(new String(inHeader, ISO_8859_1), type, true);
    entry.setMode(mode & PERMISSIONS);
    entry.setLastModifiedTime(FileTime.from(modified, TimeUnit.SECONDS));
    entry.setSize(size);
    entry.setUserId(owner.user());
    entry.setGroupId(owner.group());
    entry.setUserName(bytes(owner.userName()));
    entry.setGroupName(bytes(owner.groupName()));
    byte[] block = new byte[TarHeaders.BLOCK];
    boolean octal =
        fitsOctal(size, TarConstants.MAXSIZE)
            && fitsOctal(modified, TarConstants.MAXSIZE)
            && fitsOctal(owner.user(), TarConstants.MAXID)
            && fitsOctal(owner.group(), TarConstants.MAXID);
    entry.writeEntryHeader(block, BYTES, !octal);
    out.write(block);
    written += block.length;
  }

  private static String bytes(String name) {
    return new String(EntryName.encode(name), ISO_8859_1);
  }

  /** Whether a number fits its field; others go into it in base 256, as GNU tar writes them. */
  private static boolean fitsOctal(long number, long most) {
    return number >= 0 && number <= most;
  }
}
