package org.diracgrid.diracos.wheel;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.diracgrid.diracos.archive.EntryContent;

/**
 * A script with another first line, streamed: scripts may be programs of many megabytes.
 *
 * @param member the script as the wheel has it
 * @param skipped how many bytes its own first line has
 * @param firstLine what stands there instead, with its newline
 */
record ScriptContent(WheelMember member, long skipped, String firstLine) implements EntryContent {
  private static final byte[] PLACEHOLDER = "#!python".getBytes(StandardCharsets.US_ASCII);

  /** The script as it is to be installed: only a first line {@code #!python…} is replaced. */
  static EntryContent of(WheelMember member, String interpreterLine) {
    try (InputStream in = new BufferedInputStream(member.open())) {
      if (!Arrays.equals(in.readNBytes(PLACEHOLDER.length), PLACEHOLDER)) {
        return member;
      }
      long skipped = PLACEHOLDER.length;
      for (int next = in.read(); next >= 0; next = in.read()) {
        skipped++;
        if (next == '\n') {
          break;
        }
      }
      return new ScriptContent(member, skipped, interpreterLine + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long size() {
    return member.size() - skipped + line().length;
  }

  @Override
  public InputStream open() throws IOException {
    InputStream rest = member.open();
    try {
      rest.skipNBytes(skipped);
    } catch (IOException | RuntimeException e) {
      rest.close();
      throw e;
    }
    return new SequenceInputStream(new ByteArrayInputStream(line()), rest);
  }

  private byte[] line() {
    return firstLine.getBytes(StandardCharsets.US_ASCII);
  }
}
