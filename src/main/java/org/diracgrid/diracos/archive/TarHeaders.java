package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipEncoding;
import org.apache.commons.compress.archivers.zip.ZipEncodingHelper;

/**
 * Reads the header blocks of a tar stream. Where blocks begin and end is decided here, within
 * bounds, as {@code TarArchiveInputStream} would hold a long name of any size in memory and decodes
 * PAX names lossily; what a block says is left to commons-compress.
 */
final class TarHeaders {
  static final int BLOCK = TarConstants.DEFAULT_RCDSIZE;

  /** PATH_MAX is 4 KiB on Linux; access lists and capabilities in PAX records take little more. */
  private static final int LARGEST_HEADER = 1 << 20;

  /** Byte for byte, so that names in any encoding survive. */
  private static final ZipEncoding BYTES = ZipEncodingHelper.getZipEncoding(ISO_8859_1.name());

  /** What the eight bytes of a number in base 256 hold, one of which says that it is one. */
  private static final long LARGEST_ID = (1L << 56) - 1;

  private static final int SPARSE_EXTENDED = 482;
  private static final int SPARSE_EXTENDED_AGAIN = 504;
  private static final int PERMISSIONS = 07777;

  private final InputStream in;
  private final ByteArrayOutputStream blocks = new ByteArrayOutputStream();
  private final ByteArrayOutputStream globalBlocks = new ByteArrayOutputStream();
  private final List<Span> globalSpans = new ArrayList<>();
  private PaxRecords globals = PaxRecords.NONE;
  private EntryOwner owner = EntryOwner.ROOT;
  private boolean begun;

  TarHeaders(InputStream in) {
    this.in = in;
  }

  /** A block that no tar begins with, or that contradicts itself. */
  static final class MalformedHeaderException extends IOException {
    private static final long serialVersionUID = 1L;
    private final boolean first;

    MalformedHeaderException(String message, boolean first, Throwable cause) {
      super(message, cause);
      this.first = first;
    }

    /** Whether it is the archive's very first block. */
    boolean first() {
      return first;
    }
  }

  /** The stream ended where a header, or the mark of the archive's end, ought to be. */
  static final class MissingBlockException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The next entry, behind whose header the stream then stands; null at the archive's end.
   *
   * @param offset of where the stream stands in the tar
   */
  TarMember next(long offset) throws IOException {
    blocks.reset();
    globalBlocks.reset();
    globalSpans.clear();
    try {
      return read(offset);
    } catch (IllegalArgumentException e) {
      throw malformed("a malformed header (%s)".formatted(e.getMessage()), e);
    }
  }

  private TarMember read(long offset) throws IOException {
    String longName = null;
    String longLink = null;
    PaxRecords records = globals;
    while (true) {
      byte[] block = block();
      if (isZero(block)) {
        return null;
      }
      TarArchiveEntry header = parse(block);
      switch (header.getLinkFlag()) {
        case TarConstants.LF_GNUTYPE_LONGNAME ->
            longName = terminated(extension(blocks, block, header));
        case TarConstants.LF_GNUTYPE_LONGLINK ->
            longLink = terminated(extension(blocks, block, header));
        case TarConstants.LF_PAX_EXTENDED_HEADER_LC, TarConstants.LF_PAX_EXTENDED_HEADER_UC ->
            records = records.with(extension(blocks, block, header));
        case TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER -> {
          long begin = offset + headerSize();
          byte[] content = extension(globalBlocks, block, header);
          globalSpans.add(new Span(begin, offset + headerSize()));
          globals = globals.with(content);
          records = records.with(content);
        }
        default -> {
          append(blocks, block);
          return member(block, header, records, longName, longLink);
        }
      }
    }
  }

  private TarMember member(
      byte[] block, TarArchiveEntry header, PaxRecords records, String longName, String longLink)
      throws IOException {
    String name =
        records.path().orElseGet(() -> longName != null ? longName : recoded(header.getName()));
    String link =
        records
            .linkTarget()
            .orElseGet(() -> longLink != null ? longLink : recoded(header.getLinkName()));
    EntryType type = type(header.getLinkFlag(), name);
    long stored =
        hasContent(header.getLinkFlag()) ? records.storedSize().orElse(header.getSize()) : 0;
    boolean sparse = header.isOldGNUSparse();
    long size = stored;
    if (sparse) {
      size = header.getRealSize();
      readSparseMap(block);
    } else if (type == EntryType.FILE && records.sparse()) {
      sparse = true;
      size = records.sparseSize().orElse(stored);
    }
    ArchiveEntry entry =
        new ArchiveEntry(
            EntryName.normalize(name),
            type,
            header.getMode() & PERMISSIONS,
            type == EntryType.FILE ? size : 0,
            type == EntryType.SYMBOLIC_LINK || type == EntryType.HARD_LINK ? link : "",
            records
                .modified()
                .orElse(EntryTime.of(header.getLastModifiedTime().to(TimeUnit.SECONDS))),
            owner(header, records));
    return new TarMember(
        entry, globalBlocks.toByteArray(), globalSpans, blocks.toByteArray(), stored, sparse);
  }

  /** The same object for entries of the same owner, as those of a base hardly differ in it. */
  private EntryOwner owner(TarArchiveEntry header, PaxRecords records) {
    EntryOwner next =
        new EntryOwner(
            number(records.user().orElse(header.getLongUserId())),
            number(records.group().orElse(header.getLongGroupId())),
            records.userName().orElseGet(() -> recoded(header.getUserName())),
            records.groupName().orElseGet(() -> recoded(header.getGroupName())));
    if (!next.equals(owner)) {
      owner = next;
    }
    return owner;
  }

  /**
   * Odd owners mean nothing here. What is no number is a negative one to commons-compress, and what
   * no header has room for cannot be written again.
   */
  private static long number(long id) {
    return id >= 0 && id <= LARGEST_ID ? id : 0;
  }

  /** Further blocks with a sparse file's map, before its content. */
  private void readSparseMap(byte[] header) throws IOException {
    boolean more = header[SPARSE_EXTENDED] != 0;
    while (more) {
      byte[] map = block();
      append(blocks, map);
      more = map[SPARSE_EXTENDED_AGAIN] != 0;
    }
  }

  private TarArchiveEntry parse(byte[] block) throws IOException {
    TarArchiveEntry header;
    try {
      // Lenient, as odd owners and device numbers mean nothing here.
      header = new TarArchiveEntry(block, BYTES, true);
    } catch (IOException e) {
      throw malformed("a malformed header (%s)".formatted(e.getMessage()), e);
    }
    if (!header.isCheckSumOK()) {
      throw malformed("a header with a wrong checksum", null);
    }
    if (header.getMode() < 0) {
      throw malformed("a header without permissions", null);
    }
    begun = true;
    return header;
  }

  private byte[] extension(ByteArrayOutputStream target, byte[] block, TarArchiveEntry header)
      throws IOException {
    if (header.getSize() > LARGEST_HEADER) {
      throw malformed("an extended header of %d bytes".formatted(header.getSize()), null);
    }
    append(target, block);
    int size = (int) header.getSize();
    byte[] content = in.readNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
    if (content.length % BLOCK != 0 || content.length < size) {
      throw new MissingBlockException();
    }
    append(target, content);
    return Arrays.copyOf(content, size);
  }

  private int headerSize() {
    return globalBlocks.size() + blocks.size();
  }

  private void append(ByteArrayOutputStream target, byte[] bytes) throws IOException {
    if (target.size() + bytes.length > 2 * LARGEST_HEADER) {
      throw malformed("more than %d bytes of headers".formatted(2 * LARGEST_HEADER), null);
    }
    target.writeBytes(bytes);
  }

  private byte[] block() throws IOException {
    byte[] block = in.readNBytes(BLOCK);
    if (block.length < BLOCK) {
      if (!begun && block.length > 0) {
        throw malformed("a short first block", null);
      }
      throw new MissingBlockException();
    }
    return block;
  }

  private MalformedHeaderException malformed(String message, Throwable cause) {
    return new MalformedHeaderException(message, !begun, cause);
  }

  private static boolean isZero(byte[] block) {
    return Arrays.equals(block, new byte[BLOCK]);
  }

  private static String terminated(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return EntryName.decode(Arrays.copyOf(bytes, end));
  }

  private static String recoded(String name) {
    return EntryName.decode(name.getBytes(ISO_8859_1));
  }

  private static EntryType type(byte flag, String name) {
    return switch (flag) {
      case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM ->
          // Before POSIX, a folder was told by its slash.
          name.endsWith("/") ? EntryType.DIRECTORY : EntryType.FILE;
      case TarConstants.LF_CONTIG, TarConstants.LF_GNUTYPE_SPARSE -> EntryType.FILE;
      case TarConstants.LF_DIR -> EntryType.DIRECTORY;
      case TarConstants.LF_SYMLINK -> EntryType.SYMBOLIC_LINK;
      case TarConstants.LF_LINK -> EntryType.HARD_LINK;
      default -> EntryType.OTHER;
    };
  }

  /** As Python and libarchive judge; some writers tell a size for a folder or a link. */
  private static boolean hasContent(byte flag) {
    return switch (flag) {
      case TarConstants.LF_LINK,
          TarConstants.LF_SYMLINK,
          TarConstants.LF_CHR,
          TarConstants.LF_BLK,
          TarConstants.LF_DIR,
          TarConstants.LF_FIFO ->
          false;
      default -> true;
    };
  }
}
