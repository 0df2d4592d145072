package org.diracgrid.diracos.wheel;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Reads a wheel's directory and refuses all that an honest tool never writes into one. */
final class WheelArchive {
  private static final int MOST_MEMBERS = 200_000;

  /** Deflate reaches 1032 to 1 on zeros; whole wheels stay under 50. */
  private static final int HIGHEST_RATIO = 200;

  private static final long LARGEST = 32L << 30;
  private static final long SMALL = 64L << 20;

  private static final int ENCRYPTED = 1;
  private static final int S_IFMT = 0170000;
  private static final int S_IFREG = 0100000;
  private static final int ANY_X = 0111;

  private final Path file;
  private final String wheel;

  /**
   * Reads this wheel.
   *
   * @param wheel its file name, for messages; in a cache the file may be called otherwise
   */
  WheelArchive(Path file, String wheel) {
    this.file = file;
    this.wheel = wheel;
  }

  /** The files in it, sorted by name; folders are not among them. Throws {@link WheelException}. */
  List<WheelMember> members() {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        ZipFile zip = zip(channel)) {
      List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
      if (entries.size() > MOST_MEMBERS) {
        throw new OversizedWheelException(wheel, "it has %d members".formatted(entries.size()));
      }
      entries.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
      return members(entries, channel);
    } catch (IOException e) {
      throw new UnreadableWheelException(wheel, e);
    }
  }

  private ZipFile zip(FileChannel channel) {
    try {
      return ZipFile.builder()
          .setSeekableByteChannel(channel)
          .setUseUnicodeExtraFields(false)
          .setIgnoreLocalFileHeader(true)
          .get();
    } catch (IOException | RuntimeException e) {
      // commons-compress answers some damage with exceptions that are no IOException.
      throw new UnreadableWheelException(wheel, e);
    }
  }

  private List<WheelMember> members(List<ZipArchiveEntry> entries, FileChannel channel)
      throws IOException {
    List<WheelMember> members = new ArrayList<>();
    Set<String> names = new HashSet<>();
    long unpacked = 0;
    long end = 0;
    for (ZipArchiveEntry entry : entries) {
      String name = MemberName.decode(entry.getRawName(), wheel);
      MemberName.objection(name)
          .ifPresent(
              reason -> {
                throw new UnsafeMemberException(wheel, name, reason);
              });
      if (!names.add(name)) {
        throw new UnsafeMemberException(wheel, name, "it is there twice");
      }
      if (entry.getLocalHeaderOffset() < end) {
        throw new UnsafeMemberException(wheel, name, "its bytes overlap those of another member");
      }
      LocalHeader header = localHeader(entry, name, channel);
      end = header.dataOffset() + requireSize(entry.getCompressedSize(), name);
      unpacked += requireSize(entry.getSize(), name);
      requireHonestSize(unpacked, channel.size());
      if (end > channel.size()) {
        throw new DamagedMemberException(wheel, name, "the file ends within it", null);
      }
      if (!name.endsWith("/")) {
        members.add(member(entry, name, header.dataOffset()));
      }
    }
    members.sort(Comparator.comparing(WheelMember::name));
    return members;
  }

  private LocalHeader localHeader(ZipArchiveEntry entry, String name, FileChannel channel)
      throws IOException {
    LocalHeader header;
    try {
      header = LocalHeader.read(channel, entry.getLocalHeaderOffset());
    } catch (EOFException e) {
      throw new DamagedMemberException(wheel, name, "the file ends within its header", e);
    }
    if (!header.name().equals(ByteBuffer.wrap(entry.getRawName()))) {
      throw new UnsafeMemberException(
          wheel, name, "the header in front of its bytes gives another name");
    }
    if (entry.getGeneralPurposeBit().usesEncryption() || (header.flags() & ENCRYPTED) != 0) {
      throw new UnsafeMemberException(wheel, name, "it is encrypted");
    }
    if (header.method() != entry.getMethod()) {
      throw new UnsafeMemberException(
          wheel, name, "the header in front of its bytes gives another compression method");
    }
    if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
      throw new UnsafeMemberException(
          wheel, name, "its compression method %d is not supported".formatted(entry.getMethod()));
    }
    return header;
  }

  private long requireSize(long size, String name) {
    if (size < 0 || size > LARGEST) {
      throw new OversizedWheelException(
          wheel, "its member %s declares %d bytes".formatted(name, size));
    }
    return size;
  }

  private void requireHonestSize(long unpacked, long packed) {
    if (unpacked > LARGEST || (unpacked > SMALL && unpacked / HIGHEST_RATIO > packed)) {
      throw new OversizedWheelException(
          wheel, "%d bytes would unpack to %d and more".formatted(packed, unpacked));
    }
  }

  private WheelMember member(ZipArchiveEntry entry, String name, long dataOffset) {
    // pip reads the mode whatever system the zip says it was made on.
    int mode = (int) (entry.getExternalAttributes() >> 16) & 0xffff;
    boolean executable = (mode & S_IFMT) == S_IFREG && (mode & ANY_X) != 0;
    return new WheelMember(
        file,
        wheel,
        name,
        executable,
        dataOffset,
        entry.getCompressedSize(),
        entry.getMethod() == ZipEntry.DEFLATED,
        entry.getSize(),
        entry.getCrc());
  }
}
