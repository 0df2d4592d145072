package org.diracgrid.diracos.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of a base's deflate blocks in which something is left out, and which is deflated anew.
 * Behind the last hole it goes on for as far as a later block may refer, RFC 1951, 2.
 *
 * @param first block of it
 * @param next block behind it; empty if it reaches to the end
 * @param holes in the tar, which are left out, in order
 * @param checkpoint before the first block, from which the tar can be read
 */
record Seam(Block first, Optional<Block> next, List<Span> holes, Checkpoint checkpoint) {
  /**
   * The seams that leave out pieces of a tar.
   *
   * @param holes in order, apart from each other
   */
  static List<Seam> around(List<Span> holes, ArchiveIndex index) {
    BlockTable blocks = index.blocks();
    List<Seam> seams = new ArrayList<>();
    int done = 0;
    while (done < holes.size()) {
      Block first = blocks.get(blocks.lastUpTo(holes.get(done).begin()));
      int next = behind(holes.get(done), blocks);
      int end = done + 1;
      while (end < holes.size() && blocks.lastUpTo(holes.get(end).begin()) <= next) {
        next = behind(holes.get(end++), blocks);
      }
      seams.add(
          new Seam(
              first,
              next < blocks.size() ? Optional.of(blocks.get(next)) : Optional.empty(),
              List.copyOf(holes.subList(done, end)),
              index.checkpoint(first.offset())));
      done = end;
    }
    return seams;
  }

  private static int behind(Span hole, BlockTable blocks) {
    return blocks.firstFrom(hole.end() + SlidingWindow.REACH);
  }
}
