package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Set;

/**
 * Takes a base's tar stream over without some of its entries. Blocks are copied as they stand, so
 * that nothing is lost that this program does not understand.
 */
final class FilteredCopy {
  private final Path base;
  private final ArchiveLayout layout;
  private final Set<String> removals;

  FilteredCopy(Path base, ArchiveLayout layout, Set<String> removals) {
    this.base = base;
    this.layout = layout;
    this.removals = removals;
  }

  /** Copies the tar stream, the mark of its end included. */
  void writeTo(OutputStream out) {
    try (GunzipStream gunzip = GunzipStream.open(base, BlockVisitor.NONE, count -> {})) {
      TarStream tar = new TarStream(base, gunzip);
      for (TarMember member = tar.next(); member != null; member = tar.next()) {
        out.write(member.globals());
        if (!removals.contains(member.entry().path())) {
          out.write(member.header());
          tar.copyBlocks(out);
        }
      }
      out.write(new byte[TarHeaders.BLOCK]);
      tar.copyRest(out);
      if (!gunzip.layout().equals(layout)) {
        throw new BaseChangedException(base);
      }
    } catch (NotGzipException
        | NotTarException
        | TruncatedArchiveException
        | DamagedArchiveException e) {
      // It was none of these when it was read.
      throw new BaseChangedException(base, e);
    } catch (IOException e) {
      throw new UnreadableArchiveException(base, e);
    }
  }
}
