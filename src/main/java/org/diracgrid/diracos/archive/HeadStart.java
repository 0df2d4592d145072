package org.diracgrid.diracos.archive;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * The beginning that a base's extensions have in common, copied while it is still being found out
 * what one adds. It is given up if entries of the base turn out to be left out, or if new ones have
 * to come first.
 */
public final class HeadStart implements AutoCloseable {
  private final BaseArchive base;
  private final Path target;
  private final HeldProgress progress;
  private Optional<Begun> begun;

  /** A file, and up to which block of the base it comes at once. */
  private record Begun(OpenArchive archive, Block end) {}

  private HeadStart(BaseArchive base, Path target, HeldProgress progress, Optional<Begun> begun) {
    this.base = base;
    this.target = target;
    this.progress = progress;
    this.begun = begun;
  }

  /**
   * Begins to copy, if there is anything in common.
   *
   * @param target a file that must not exist; it is gone again unless an archive was written
   * @throws ArchiveException if the base cannot be read or the target not be made
   */
  public static HeadStart of(BaseArchive base, Path target) {
    HeldProgress progress = new HeldProgress();
    return new HeadStart(base, target, progress, begin(base, target, progress));
  }

  /** No head start: all is written when it is known. */
  public static HeadStart none(BaseArchive base, Path target) {
    return new HeadStart(base, target, new HeldProgress(), Optional.empty());
  }

  private static Optional<Begun> begin(BaseArchive base, Path target, LongConsumer progress) {
    if (base.layout().unspliceable().isPresent()) {
      return Optional.empty();
    }
    VerbatimCopy unchanged = VerbatimCopy.of(base, Set.of(), true);
    return unchanged
        .commonBeginning()
        .map(
            end -> {
              OpenArchive archive = OpenArchive.create(base, unchanged, target, progress);
              archive.copyAhead(end);
              return new Begun(archive, end);
            });
  }

  BaseArchive base() {
    return base;
  }

  Path target() {
    return target;
  }

  /** The file to write a copy to, with the beginning in it if that is the copy's, too. */
  OpenArchive open(BaseCopy copy, LongConsumer listener) {
    if (begun.isPresent() && copy.commonBeginning().equals(Optional.of(begun.get().end()))) {
      progress.tell(listener);
      OpenArchive archive = begun.get().archive();
      begun = Optional.empty();
      return archive;
    }
    close();
    return OpenArchive.create(base, copy, target, listener);
  }

  /** Gives up what was begun and not gone on with. */
  @Override
  public void close() {
    Optional<Begun> given = begun;
    begun = Optional.empty();
    given.ifPresent(it -> it.archive().close());
  }
}
