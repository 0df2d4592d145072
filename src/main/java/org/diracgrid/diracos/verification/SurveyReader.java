package org.diracgrid.diracos.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.diracgrid.diracos.archive.ArchiveLayout;
import org.diracgrid.diracos.archive.FileDigests;
import org.diracgrid.diracos.archive.TarGzReader;
import org.diracgrid.diracos.base.InventoryCollector;
import org.diracgrid.diracos.base.LocatedBase;

/** Looks through an archive once, from front to end. */
public final class SurveyReader {
  /**
   * Surveys an archive.
   *
   * @param progress hears how many compressed bytes were read since it last did; there are twice as
   *     many of them as the file has
   * @throws org.diracgrid.diracos.archive.ArchiveException if the file is not gzip, not tar,
   *     truncated or damaged
   */
  public Survey read(Path archive, LongConsumer progress) {
    FileDigests digests = FileDigests.of(archive, progress);
    InventoryCollector inventory =
        new InventoryCollector(
            new LocatedBase(
                archive,
                archive.getFileName().toString(),
                digests.sha256(),
                digests.size(),
                List.of(),
                List.of()));
    try (ScratchFile scratch = ScratchFile.open()) {
      SurveyCollector collector = new SurveyCollector(inventory, scratch);
      ArchiveLayout layout = new TarGzReader().read(archive, collector::visit, progress);
      return collector.survey(digests, layout);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
