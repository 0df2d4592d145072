package org.diracgrid.diracos.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes an {@link ArchiveIndex} while an archive is read. What it keeps is bounded, whatever comes:
 * when there is too much, every second place goes, and those to come may lie twice as far apart.
 */
final class IndexRecorder implements BlockVisitor {
  /** Closer blocks save nothing, as at least 32 KiB are deflated anew for every entry that goes. */
  private static final long BLOCK_DISTANCE = 1 << 14;

  private static final int MOST_BLOCKS = 1 << 16;

  /** Inflating so much takes about ten milliseconds. */
  private static final long CHECKPOINT_DISTANCE = 1 << 22;

  /** With 32 KiB each, four megabytes. */
  private static final int MOST_CHECKPOINTS = 1 << 7;

  /** Of the last places, so that reading what the end of the tar holds takes no time. */
  private static final long RECENT_DISTANCE = 1 << 18;

  /** Of the tar; to deflate more anew would take longer than adding entries in front. */
  private static final long LONGEST_END = 1 << 22;

  private final int mostBlocks;
  private final int mostCheckpoints;
  private final EntrySpans entries = new EntrySpans();
  private BlockTable blocks = new BlockTable();
  private List<Checkpoint> checkpoints = new ArrayList<>();
  private long blockDistance = BLOCK_DISTANCE;
  private long checkpointDistance = CHECKPOINT_DISTANCE;
  private long nextBlock;
  private long nextCheckpoint;
  private Checkpoint recent;
  private Checkpoint moreRecent;
  private long end;
  private boolean globals;

  IndexRecorder() {
    this(MOST_BLOCKS, MOST_CHECKPOINTS);
  }

  IndexRecorder(int mostBlocks, int mostCheckpoints) {
    this.mostBlocks = mostBlocks;
    this.mostCheckpoints = mostCheckpoints;
  }

  /**
   * An entry follows that before.
   *
   * @param end of its blocks in the tar
   */
  void entry(TarMember member, long end) {
    entries.add(end, member.globalSpans());
    this.end = end;
    globals |= !member.globalSpans().isEmpty();
  }

  @Override
  public void begin(Block block, SlidingWindow window) {
    if (block.offset() >= nextBlock) {
      addBlock(block);
    }
    if (block.offset() >= nextCheckpoint) {
      addCheckpoint(checkpoint(block, window));
    }
    if (moreRecent == null || block.offset() >= moreRecent.offset() + RECENT_DISTANCE) {
      recent = moreRecent;
      moreRecent = checkpoint(block, window);
    }
  }

  private static Checkpoint checkpoint(Block block, SlidingWindow window) {
    return new Checkpoint(block.bitOffset(), block.offset(), window.history());
  }

  private void addBlock(Block block) {
    blocks.add(block);
    if (blocks.size() > mostBlocks) {
      blocks = blocks.everySecond();
      blockDistance *= 2;
    }
    nextBlock = block.offset() + blockDistance;
  }

  private void addCheckpoint(Checkpoint checkpoint) {
    checkpoints.add(checkpoint);
    if (checkpoints.size() > mostCheckpoints) {
      List<Checkpoint> half = new ArrayList<>();
      for (int i = 0; i < checkpoints.size(); i += 2) {
        half.add(checkpoints.get(i));
      }
      checkpoints = half;
      checkpointDistance *= 2;
    }
    nextCheckpoint = checkpoint.offset() + checkpointDistance;
  }

  /** What was seen. */
  ArchiveIndex index() {
    return new ArchiveIndex(entries, blocks, checkpoints);
  }

  /**
   * Where the entries end; empty if others had better not follow them: they would be changed by
   * global PAX headers, or what stands there is not only the mark of the end.
   *
   * @param rest what stands behind that mark's first block
   */
  Optional<ArchiveEnd> end(ArchiveLayout layout, TarRest rest) {
    boolean nothingElse = rest.zero() && end + TarHeaders.BLOCK + rest.size() == layout.tarSize();
    if (!nothingElse || globals || layout.unspliceable().isPresent()) {
      return Optional.empty();
    }
    Block first = blocks.get(blocks.lastUpTo(end));
    return first.offset() > 0 && end - first.offset() <= LONGEST_END
        ? Optional.of(new ArchiveEnd(end, first, before(first)))
        : Optional.empty();
  }

  private Checkpoint before(Block block) {
    return Stream.of(moreRecent, recent)
        .filter(checkpoint -> checkpoint != null && checkpoint.offset() <= block.offset())
        .findFirst()
        .orElseGet(() -> index().checkpoint(block.offset()));
  }
}
