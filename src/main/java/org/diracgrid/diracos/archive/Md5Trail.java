package org.diracgrid.diracos.archive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far MD5 has come at some places of the archive that takes a base's compressed bytes over from
 * their beginning, so that a copy need not digest again what never changes. MD5 is most of what
 * writing an extension would take.
 */
final class Md5Trail {
  private final List<Md5.State> states;

  /** A trail over these places, in their order. */
  Md5Trail(List<Md5.State> states) {
    this.states = List.copyOf(states);
  }

  /** The last place that does not lie behind so many bytes; empty if there is none. */
  Optional<Md5.State> upTo(long size) {
    Optional<Md5.State> last = Optional.empty();
    for (Md5.State state : states) {
      if (state.size() <= size) {
        last = Optional.of(state);
      }
    }
    return last;
  }

  /** Writes it so that it can be read again. */
  void writeTo(DataOutput out) throws IOException {
    out.writeInt(states.size());
    for (Md5.State state : states) {
      out.writeLong(state.size());
      out.writeInt(state.a());
      out.writeInt(state.b());
      out.writeInt(state.c());
      out.writeInt(state.d());
    }
  }

  /** Reads what was written; throws IOException for anything else. */
  static Md5Trail readFrom(DataInput in) throws IOException {
    int size = in.readInt();
    List<Md5.State> states = new ArrayList<>();
    long before = 0;
    for (int i = 0; i < size; i++) {
      before = Rising.next(before, in.readLong() - before);
      if (before % Md5.BLOCK_SIZE != 0) {
        throw new IOException("a place of %d bytes, within a block".formatted(before));
      }
      states.add(new Md5.State(before, in.readInt(), in.readInt(), in.readInt(), in.readInt()));
    }
    return new Md5Trail(states);
  }
}
