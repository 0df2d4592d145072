package org.diracgrid.diracos.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.diracgrid.diracos.base.BaseDigestMismatchException;
import org.diracgrid.diracos.base.BaseIsFolderException;
import org.diracgrid.diracos.base.BaseLocator;
import org.diracgrid.diracos.base.BaseNotFoundException;
import org.diracgrid.diracos.base.LocatedBase;
import org.diracgrid.diracos.base.MissingBaseFileException;
import org.diracgrid.diracos.base.UnreadableBaseException;
import org.diracgrid.diracos.transfer.TransferException;

/**
 * Finds the base that a built archive was made of: where the configuration says, or where the build
 * record says it was.
 */
final class BaseSearch {
  private final BaseLocator locator;
  private final SpecReader reader;
  private final LongConsumer progress;
  private final List<String> failures = new ArrayList<>();

  BaseSearch(BaseLocator locator, ArtifactSource artifacts, LongConsumer progress) {
    this.progress = progress;
    this.locator = locator;
    this.reader = new SpecReader(artifacts);
  }

  /** The base, the same that the record names if there is one; empty if it cannot be had. */
  Optional<LocatedBase> find(VerifyRequest request, Optional<BuildRecord> record) {
    List<ExtensionSettings> places = new ArrayList<>(List.of(request.settings()));
    record.ifPresent(
        it -> places.add(ExtensionSettings.of(Map.of(ExtensionKey.BASE, place(request, it)))));
    for (ExtensionSettings place : places) {
      Optional<LocatedBase> found = locate(place);
      if (found.isPresent() && isMeant(found.get(), record)) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Why it cannot be had, a sentence without full stop. */
  String failure() {
    return failures.isEmpty() ? "nothing tells what the base was" : String.join("; ", failures);
  }

  private static Setting place(VerifyRequest request, BuildRecord record) {
    return new Setting(
        List.of(record.base().origin()), request.record().toString(), request.folder());
  }

  private Optional<LocatedBase> locate(ExtensionSettings settings) {
    try {
      // What the configuration says of the digest is about the base it names.
      return reader
          .readBase(settings)
          .map(it -> locator.locate(it, SpecReader.digest(settings), progress));
    } catch (ConfigurationException
        | ArtifactNotFoundException
        | BaseNotFoundException
        | MissingBaseFileException
        | BaseIsFolderException
        | UnreadableBaseException
        | BaseDigestMismatchException
        | TransferException e) {
      failures.add(e.getMessage());
      return Optional.empty();
    }
  }

  private boolean isMeant(LocatedBase found, Optional<BuildRecord> record) {
    boolean meant = record.isEmpty() || record.get().base().sha256().equals(found.sha256());
    if (!meant) {
      failures.add("%s is not the base of the build record".formatted(found.origin()));
    }
    return meant;
  }
}
