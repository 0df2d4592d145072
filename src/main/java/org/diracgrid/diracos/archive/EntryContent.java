package org.diracgrid.diracos.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a new file, opened only when they are written. */
public interface EntryContent {
  /** How many bytes {@link #open} gives. */
  long size();

  /** A fresh stream of the bytes, closed by the caller. */
  InputStream open() throws IOException;

  /** Bytes held in memory; for small generated files. */
  static EntryContent of(byte[] bytes) {
    byte[] copy = bytes.clone();
    return new EntryContent() {
      @Override
      public long size() {
        return copy.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(copy);
      }
    };
  }
}
