package org.diracgrid.diracos.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a base's tar stream over without some of its entries. Blocks are copied as they stand, so
 * that nothing is lost that this program does not understand.
 */
final class FilteredCopy implements BaseCopy {
  private final Path base;
  private final ArchiveLayout layout;
  private final Set<String> removals;
  private final String reason;

  /**
   * A copy without some entries.
   *
   * @param reason why the base's compressed bytes cannot be taken over, as the end of a sentence
   */
  FilteredCopy(BaseArchive base, Set<String> removals, String reason) {
    this.base = base.file();
    this.layout = base.layout();
    this.removals = removals;
    this.reason = reason;
  }

  @Override
  public String method() {
    return "recompressed, because " + reason;
  }

  @Override
  public long keptSize() {
    return 0;
  }

  @Override
  public Optional<Block> commonBeginning() {
    return Optional.empty();
  }

  @Override
  public void writeTo(OpenArchive out, NewEntries additions, Path archive) throws IOException {
    additions.writeTo(out.gzip(), archive);
    copy(out.gzip());
    out.gzip().finish();
  }

  /** Copies the tar stream, the mark of its end included. */
  private void copy(OutputStream out) {
    try (InputStream bytes = Files.newInputStream(base)) {
      GunzipStream gunzip =
          GunzipStream.open(base, bytes, BlockVisitor.NONE, DeflateListener.NONE, count -> {});
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
