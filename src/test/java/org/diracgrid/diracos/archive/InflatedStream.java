package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What a raw deflate stream inflates to, up to where it is wrong or ends too early.
 *
 * @param content everything inflated, a character for each byte
 * @param blocks where its blocks begin
 * @param end in bytes; -1 if it was not reached
 * @param failure what is wrong; empty if nothing is
 */
record InflatedStream(String content, List<Block> blocks, long end, String failure) {
  static final String TRUNCATED = "the stream is incomplete";

  /** As this project's decoder sees it. */
  static InflatedStream of(byte[] stream) {
    return of(new ByteArrayInputStream(stream));
  }

  static InflatedStream of(InputStream stream) {
    List<Block> blocks = new ArrayList<>();
    BitReader in = new BitReader(stream, 0);
    DeflateDecoder decoder = new DeflateDecoder(in, (block, window) -> blocks.add(block));
    decoder.begin();
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    String failure = "";
    try {
      while (decoder.advance()) {
        drain(decoder.window(), content);
      }
    } catch (EOFException e) {
      failure = TRUNCATED;
    } catch (IOException e) {
      failure = e.getMessage();
    }
    drain(decoder.window(), content);
    return new InflatedStream(
        content.toString(ISO_8859_1),
        blocks,
        failure.isEmpty() ? in.bitOffset() / Byte.SIZE : -1,
        failure);
  }

  private static void drain(SlidingWindow window, ByteArrayOutputStream target) {
    byte[] piece = new byte[window.unread()];
    target.write(piece, 0, window.read(piece, 0, piece.length));
  }

  /** As zlib sees it. */
  static InflatedStream ofZlib(byte[] stream) {
    Inflater inflater = new Inflater(true);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] piece = new byte[10_000];
    inflater.setInput(stream);
    try {
      while (!inflater.finished() && !inflater.needsInput()) {
        content.write(piece, 0, inflater.inflate(piece));
      }
      boolean whole = inflater.finished();
      return new InflatedStream(
          content.toString(ISO_8859_1),
          List.of(),
          whole ? inflater.getBytesRead() : -1,
          whole ? "" : TRUNCATED);
    } catch (DataFormatException e) {
      return new InflatedStream(content.toString(ISO_8859_1), List.of(), -1, e.getMessage());
    } finally {
      inflater.end();
    }
  }

  /** Whether it was read to its end. */
  boolean sound() {
    return failure.isEmpty();
  }
}
