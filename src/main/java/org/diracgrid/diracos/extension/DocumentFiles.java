package org.diracgrid.diracos.extension;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.diracgrid.diracos.sbom.CycloneDxDocument;

/** Writes beside an extension what there is to read about it. */
final class DocumentFiles {
  private final OutputFolder output;
  private final Documents documents;
  private final Optional<Instant> timestamp;

  DocumentFiles(OutputFolder output, Documents documents, Optional<Instant> timestamp) {
    this.output = output;
    this.documents = documents;
    this.timestamp = timestamp;
  }

  /** Writes what is to be, as far as it is not there already. */
  void write(ExtensionSpec spec, BuildRecord record, Optional<Comparison> comparison) {
    if (documents.sbom()) {
      RecordedBill recorded = new RecordedBill(record, documents.project(), timestamp);
      write(spec.sbomName(), new CycloneDxDocument(recorded.bill()).bytes());
    } else {
      // One of an earlier build would be taken for that of this tarball.
      output.remove(spec.sbomName());
    }
    write(spec.releaseNotesName(), new ReleaseNotes(record, comparison).bytes());
  }

  private void write(String name, byte[] bytes) {
    if (output.read(name).filter(there -> Arrays.equals(there, bytes)).isEmpty()) {
      output.write(name, bytes);
    }
  }

  /** Where the bill of materials is, if there is to be one. */
  Optional<Path> sbom(ExtensionSpec spec) {
    return documents.sbom() ? Optional.of(output.file(spec.sbomName())) : Optional.empty();
  }
}
