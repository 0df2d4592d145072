package org.diracgrid.diracos.archive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Where in a tar its entries lie, one behind the other. */
final class EntrySpans {
  private final LongColumn ends = new LongColumn();
  private final LongColumn globalBegins = new LongColumn();
  private final LongColumn globalEnds = new LongColumn();

  /**
   * Adds an entry that begins where the one before ended.
   *
   * @param end behind its last block
   * @param globals PAX headers among its blocks that hold for all that follows
   */
  void add(long end, List<Span> globals) {
    ends.add(end);
    for (Span global : globals) {
      globalBegins.add(global.begin());
      globalEnds.add(global.end());
    }
  }

  /** How many entries there are. */
  int size() {
    return ends.size();
  }

  /** An entry's blocks, records with long names included; global headers are not its own. */
  List<Span> of(int entry) {
    List<Span> own = new ArrayList<>();
    long begin = entry == 0 ? 0 : ends.get(entry - 1);
    long end = ends.get(entry);
    for (int i = globalBegins.firstFrom(begin); i < globalBegins.size(); i++) {
      if (globalBegins.get(i) >= end) {
        break;
      }
      if (globalBegins.get(i) > begin) {
        own.add(new Span(begin, globalBegins.get(i)));
      }
      begin = globalEnds.get(i);
    }
    own.add(new Span(begin, end));
    return own;
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(ends.size());
    long before = 0;
    for (int i = 0; i < ends.size(); i++) {
      out.writeLong(ends.get(i) - before);
      before = ends.get(i);
    }
    out.writeInt(globalBegins.size());
    before = 0;
    for (int i = 0; i < globalBegins.size(); i++) {
      out.writeLong(globalBegins.get(i) - before);
      out.writeLong(globalEnds.get(i) - globalBegins.get(i));
      before = globalEnds.get(i);
    }
  }

  /** Reads what was written; throws IOException for anything else. */
  static EntrySpans readFrom(DataInput in) throws IOException {
    EntrySpans spans = new EntrySpans();
    int size = in.readInt();
    long end = 0;
    for (int i = 0; i < size; i++) {
      end = Rising.next(end, in.readLong());
      spans.ends.add(end);
    }
    int globals = in.readInt();
    end = 0;
    for (int i = 0; i < globals; i++) {
      end = Rising.next(end, in.readLong());
      spans.globalBegins.add(end);
      end = Rising.next(end, in.readLong());
      spans.globalEnds.add(end);
    }
    return spans;
  }
}
