package org.diracgrid.diracos.extension;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Puts a finished archive and all that tells of it in the place of an earlier one. The archive
 * comes last but for its md5: as long as it is not there, all else can be put back. dirac-install
 * takes a tarball with an md5 for a whole one.
 */
final class Publication {
  private final OutputFolder output;
  private final RecordFile records;

  Publication(OutputFolder output, RecordFile records) {
    this.output = output;
    this.records = records;
  }

  /**
   * Puts it there.
   *
   * @param draft the archive, which is moved
   * @param md5 of it
   * @param describe makes its record
   * @param document writes what there is to read about it
   * @throws UnwritableOutputException if something cannot be put there; what was there is again
   */
  BuildRecord publish(
      ExtensionSpec spec,
      Path draft,
      String md5,
      Function<Path, BuildRecord> describe,
      Consumer<BuildRecord> document) {
    List<EarlierFile> earlier =
        Stream.of(spec.recordName(), spec.sbomName(), spec.releaseNotesName(), spec.md5Name())
            .map(name -> EarlierFile.read(output, name))
            .toList();
    Path md5Draft = output.prepare(spec.md5Name(), md5.getBytes(StandardCharsets.US_ASCII));
    BuildRecord record;
    try {
      // A move leaves a file its time.
      record = describe.apply(draft);
      output.write(spec.recordName(), records.print(record));
      document.accept(record);
      output.remove(spec.md5Name());
      output.publish(draft, spec.tarballName());
    } catch (RuntimeException e) {
      output.discard(md5Draft);
      earlier.forEach(it -> it.putBack(output, e));
      throw e;
    }
    try {
      output.publish(md5Draft, spec.md5Name());
    } finally {
      output.discard(md5Draft);
    }
    return record;
  }
}
