package org.diracgrid.diracos.extension;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Puts a finished archive and all that tells of it in the place of an earlier one. The md5 comes
 * last: dirac-install takes a tarball with an md5 for a whole one.
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
   * @param describe makes the record of what now lies at its final place
   * @param document writes what there is to read about it
   */
  BuildRecord publish(
      ExtensionSpec spec,
      Path draft,
      String md5,
      Function<Path, BuildRecord> describe,
      Consumer<BuildRecord> document) {
    Optional<byte[]> oldMd5 = output.read(spec.md5Name());
    output.remove(spec.md5Name());
    Path tarball;
    try {
      tarball = output.publish(draft, spec.tarballName());
    } catch (UnwritableOutputException e) {
      // The old tarball is still there, so its md5 has to be, too.
      oldMd5.ifPresent(bytes -> output.write(spec.md5Name(), bytes));
      throw e;
    }
    BuildRecord record = describe.apply(tarball);
    output.write(spec.recordName(), records.print(record));
    document.accept(record);
    output.write(spec.md5Name(), md5.getBytes(StandardCharsets.US_ASCII));
    return record;
  }
}
