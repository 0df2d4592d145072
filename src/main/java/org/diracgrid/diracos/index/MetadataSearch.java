package org.diracgrid.diracos.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.diracgrid.diracos.transfer.BrokenTransferException;
import org.diracgrid.diracos.transfer.NotFoundException;
import org.diracgrid.diracos.transfer.OfflineException;
import org.diracgrid.diracos.transfer.RemoteFile;
import org.diracgrid.diracos.transfer.TooLargeException;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.UnexpectedStatusException;

/** Finds the text of a distribution's metadata with as few bytes as its server allows. */
final class MetadataSearch {
  /** Holds the directory of all but the largest wheels, and mostly METADATA too. */
  private static final int TAIL = 1 << 16;

  private final Transfer transfer;
  private final MetadataStore store;

  MetadataSearch(Transfer transfer) {
    this.transfer = transfer;
    this.store = new MetadataStore(transfer);
  }

  String text(DistributionFile file) {
    if (file.wheel().isEmpty()) {
      return store
          .find(file)
          .orElseGet(() -> kept(file, SdistMetadata.read(whole(file), file.filename())));
    }
    if (LocalLinks.isLocal(file.uri())) {
      return fromWheel(file, whole(file));
    }
    return store
        .find(file)
        .or(() -> published(file))
        .or(() -> fromParts(file).map(text -> kept(file, text)))
        .orElseGet(() -> kept(file, fromWheel(file, whole(file))));
  }

  private String kept(DistributionFile file, String text) {
    store.put(file, text);
    return text;
  }

  /** The file itself, on this machine. */
  Path whole(DistributionFile file) {
    if (!LocalLinks.isLocal(file.uri())) {
      return transfer.file(file.uri(), file.hashes()).path();
    }
    // Hashing a large wheel here would be in vain: it is checked when it is fetched to be used.
    Path path = Transfer.localPath(file.uri());
    if (!Files.isRegularFile(path)) {
      throw new NotFoundException(file.uri());
    }
    return path;
  }

  /** What stands beside the wheel (PEP 658), or empty if the index promises more than it has. */
  private Optional<String> published(DistributionFile file) {
    if (file.metadata().isEmpty()) {
      return Optional.empty();
    }
    MetadataLink link = file.metadata().get();
    try {
      if (link.hashes().isEmpty() && file.hashes().isEmpty()) {
        // Nothing will tell whether it is still the same, but whether it changed can be asked.
        return Optional.of(kept(file, transfer.page(link.uri(), "*/*").text(UTF_8)));
      }
      String text = read(transfer.document(link.uri(), link.hashes()).body(), file.filename());
      store.putPublished(file, text);
      return Optional.of(text);
    } catch (NotFoundException | OfflineException e) {
      return Optional.empty();
    } catch (TooLargeException e) {
      throw new InvalidDistributionException(file.filename(), "its metadata is huge", e);
    }
  }

  private static String read(InputStream in, String filename) {
    try (in) {
      return BoundedText.read(in, filename);
    } catch (IOException e) {
      throw new InvalidDistributionException(filename, "its metadata cannot be read", e);
    }
  }

  /** What the zip's end leads to, or empty if the server gives no parts or odd ones. */
  private Optional<String> fromParts(DistributionFile file) {
    if (file.size().orElse(Long.MAX_VALUE) <= TAIL) {
      // The whole wheel, which is likely wanted next, costs no more than its end.
      return Optional.empty();
    }
    try {
      Optional<RemoteFile> remote = transfer.remoteFile(file.uri(), file.hashes(), TAIL);
      if (remote.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(WheelMetadata.read(remote.get(), file.filename()));
    } catch (IOException
        | BrokenTransferException
        | TooLargeException
        | UnexpectedStatusException e) {
      return Optional.empty();
    }
  }

  private static String fromWheel(DistributionFile file, Path wheel) {
    try (SeekableByteChannel channel = Files.newByteChannel(wheel)) {
      return WheelMetadata.read(channel, file.filename());
    } catch (IOException e) {
      throw new InvalidDistributionException(file.filename(), "it is no sound zip archive", e);
    }
  }
}
