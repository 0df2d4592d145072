package org.diracgrid.diracos.archive;

import java.util.ArrayList;
import java.util.List;

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

  private final int mostBlocks;
  private final int mostCheckpoints;
  private final EntrySpans entries = new EntrySpans();
  private BlockTable blocks = new BlockTable();
  private List<Checkpoint> checkpoints = new ArrayList<>();
  private long blockDistance = BLOCK_DISTANCE;
  private long checkpointDistance = CHECKPOINT_DISTANCE;
  private long nextBlock;
  private long nextCheckpoint;

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
  }

  @Override
  public void begin(Block block, SlidingWindow window) {
    if (block.offset() >= nextBlock) {
      addBlock(block);
    }
    if (block.offset() >= nextCheckpoint) {
      addCheckpoint(new Checkpoint(block.bitOffset(), block.offset(), window.history()));
    }
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
}
