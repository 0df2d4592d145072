package org.diracgrid.diracos.archive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What adding entries behind those of a base takes, found in the same pass as its {@link
 * ArchiveLayout}; some tens of kilobytes, which can be kept.
 */
public final class ArchiveSplice {
  /** Nothing can be added behind the entries, and nothing is known of the bytes. */
  public static final ArchiveSplice NONE =
      new ArchiveSplice(Optional.empty(), new Md5Trail(List.of()));

  private final Optional<ArchiveEnd> end;
  private final Md5Trail md5;

  ArchiveSplice(Optional<ArchiveEnd> end, Md5Trail md5) {
    this.end = end;
    this.md5 = md5;
  }

  /** Where the entries end; empty if nothing can be added there. */
  Optional<ArchiveEnd> end() {
    return end;
  }

  /** How far MD5 has come within the compressed bytes. */
  Md5Trail md5() {
    return md5;
  }

  /** Writes it so that it can be read again. */
  public void writeTo(DataOutput out) throws IOException {
    out.writeBoolean(end.isPresent());
    if (end.isPresent()) {
      end.get().writeTo(out);
    }
    md5.writeTo(out);
  }

  /**
   * Reads what was written.
   *
   * @throws IOException if it is anything else
   */
  public static ArchiveSplice readFrom(DataInput in) throws IOException {
    Optional<ArchiveEnd> end =
        in.readBoolean() ? Optional.of(ArchiveEnd.readFrom(in)) : Optional.empty();
    return new ArchiveSplice(end, Md5Trail.readFrom(in));
  }
}
