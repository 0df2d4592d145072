package org.diracgrid.diracos.archive;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32;

/**
 * Inflates a deflate stream, RFC 1951, and tells where its blocks begin, which {@code
 * java.util.zip.Inflater} does not. As strict as zlib: what that refuses is refused here.
 */
final class DeflateDecoder {
  private static final byte[] NOTHING = {};

  private enum State {
    BETWEEN_BLOCKS,
    IN_STORED_BLOCK,
    IN_CODED_BLOCK,
    ENDED
  }

  private final BitReader in;
  private final BlockVisitor visitor;
  private final SlidingWindow window = new SlidingWindow();
  private final DeflateCodes codes = new DeflateCodes();
  private final SymbolDecoder symbols;
  private final CRC32 crc = new CRC32();
  private State state = State.ENDED;
  private boolean last;
  private int storedLeft;
  private int counted;
  private long size;

  /** Decodes streams from here; the visitor hears of each block. */
  DeflateDecoder(BitReader in, BlockVisitor visitor) {
    this.in = in;
    this.visitor = visitor;
    this.symbols = new SymbolDecoder(in, codes, window);
  }

  /** Begins with a stream that stands where the bits are to be read next. */
  void begin() {
    begin(NOTHING);
  }

  /**
   * Begins in the middle of a stream, with a block.
   *
   * @param history what the stream may refer to
   */
  void begin(byte[] history) {
    window.restart(history);
    counted = window.end;
    crc.reset();
    size = 0;
    last = false;
    state = State.BETWEEN_BLOCKS;
  }

  /** What was inflated and is to be read. */
  SlidingWindow window() {
    return window;
  }

  /** CRC-32 of what was inflated since the beginning. */
  long crc() {
    return crc.getValue();
  }

  /** How many bytes were inflated since the beginning. */
  long size() {
    return size;
  }

  /**
   * Inflates more, when all that was inflated before has been read; false at the end of the stream.
   *
   * @throws EOFException if the file ends first
   * @throws DeflateFormatException if it is no deflate stream
   */
  boolean advance() throws IOException {
    if (window.full()) {
      window.slide();
      counted = window.end;
    }
    while (state != State.ENDED && !window.full()) {
      switch (state) {
        case BETWEEN_BLOCKS -> beginBlock();
        case IN_STORED_BLOCK -> copyStored();
        default -> decodeSymbols();
      }
    }
    account();
    return window.unread() > 0;
  }

  private void account() {
    int more = window.end - counted;
    crc.update(window.bytes, counted, more);
    size += more;
    counted = window.end;
  }

  private void beginBlock() throws IOException {
    if (last) {
      in.align();
      state = State.ENDED;
      return;
    }
    account();
    visitor.begin(new Block(in.bitOffset(), size, crc.getValue()), window);
    last = in.take(1) == 1;
    long begin = in.bitOffset();
    switch (in.take(2)) {
      case 0 -> {
        beginStored();
        state = State.IN_STORED_BLOCK;
      }
      case 1 -> {
        codes.useFixed();
        state = State.IN_CODED_BLOCK;
      }
      case 2 -> {
        codes.read(in);
        state = State.IN_CODED_BLOCK;
      }
      default -> throw new DeflateFormatException(begin, "a block of the unknown type 3");
    }
  }

  private void beginStored() throws IOException {
    in.align();
    long begin = in.bitOffset();
    storedLeft = in.take(16);
    if (in.take(16) != (~storedLeft & 0xffff)) {
      throw new DeflateFormatException(begin, "a length that differs from its complement");
    }
  }

  private void copyStored() throws IOException {
    int number =
        in.take(window.bytes, window.end, Math.min(storedLeft, window.limit() - window.end));
    if (number == 0 && storedLeft > 0) {
      throw new EOFException();
    }
    window.end += number;
    storedLeft -= number;
    if (storedLeft == 0) {
      state = State.BETWEEN_BLOCKS;
    }
  }

  private void decodeSymbols() throws IOException {
    if (symbols.decode()) {
      state = State.BETWEEN_BLOCKS;
    }
  }
}
