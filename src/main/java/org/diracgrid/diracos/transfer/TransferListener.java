package org.diracgrid.diracos.transfer;

import java.net.URI;
import java.util.OptionalLong;

/** Hears what is fetched from afar; called from any thread, never for what the cache has. */
public interface TransferListener {
  /** Hears nothing. */
  TransferListener SILENT =
      new TransferListener() {
        @Override
        public void started(URI uri, OptionalLong size) {}

        @Override
        public void progressed(URI uri, long bytes) {}

        @Override
        public void finished(URI uri, long bytes) {}
      };

  /** A body begins; the size is in bytes where the server told. */
  void started(URI uri, OptionalLong size);

  /** This many bytes more came. */
  void progressed(URI uri, long bytes);

  /** The body came whole; {@code bytes} in all. */
  void finished(URI uri, long bytes);
}
