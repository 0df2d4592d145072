package org.diracgrid.diracos.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.Transfer;

/**
 * Metadata by the strong hash of the distribution it was taken from, so that the next build asks
 * nobody. Losing it costs a request, so a disk that does not play along is no failure here.
 */
final class MetadataStore {
  private final Transfer transfer;

  MetadataStore(Transfer transfer) {
    this.transfer = transfer;
  }

  Optional<String> find(DistributionFile file) {
    return place(file)
        .filter(Files::isRegularFile)
        .flatMap(
            path -> {
              try {
                return Files.size(path) <= BoundedText.MOST_BYTES
                    ? Optional.of(new String(Files.readAllBytes(path), UTF_8))
                    : Optional.empty();
              } catch (IOException e) {
                return Optional.empty();
              }
            });
  }

  void put(DistributionFile file, String text) {
    place(file).ifPresent(path -> write(path, text));
  }

  private static void write(Path path, String text) {
    try {
      Files.createDirectories(path.getParent());
      Path draft = Files.createTempFile(path.getParent(), ".", ".tmp");
      try {
        Files.writeString(draft, text);
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      // The next build will fetch it again.
    }
  }

  private Optional<Path> place(DistributionFile file) {
    List<Checksum> strong =
        file.hashes().stream().filter(hash -> hash.algorithm().strong()).toList();
    if (strong.isEmpty() || LocalLinks.isLocal(file.uri())) {
      return Optional.empty();
    }
    Checksum hash = strong.get(0);
    return Optional.of(
        transfer
            .cacheFolder("metadata")
            .resolve(hash.hex().substring(0, 2))
            .resolve(hash.algorithm().label() + "-" + hash.hex()));
  }
}
