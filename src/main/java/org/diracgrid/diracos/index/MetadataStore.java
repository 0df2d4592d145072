package org.diracgrid.diracos.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.diracgrid.diracos.transfer.MaskedUri;
import org.diracgrid.diracos.transfer.Transfer;

/**
 * Metadata by the strong hash of the distribution it was taken from, so that the next build asks
 * nobody; without a hash by URL, which only an offline build may rely on. Losing it costs a
 * request, so a disk that does not play along is no failure here.
 */
final class MetadataStore {
  private final Transfer transfer;

  MetadataStore(Transfer transfer) {
    this.transfer = transfer;
  }

  Optional<String> find(DistributionFile file) {
    return place(file)
        .filter(path -> transfer.offline() || strong(file).isPresent())
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
    if (LocalLinks.isLocal(file.uri())) {
      return Optional.empty();
    }
    String name =
        strong(file)
            .map(hash -> hash.algorithm().label() + "-" + hash.hex())
            .orElseGet(() -> "url-" + sha256(MaskedUri.of(file.uri()).uri().toString()));
    String digits = name.substring(name.indexOf('-') + 1);
    return Optional.of(
        transfer.cacheFolder("metadata").resolve(digits.substring(0, 2)).resolve(name));
  }

  private static Optional<Checksum> strong(DistributionFile file) {
    return file.hashes().stream().filter(hash -> hash.algorithm().strong()).findFirst();
  }

  private static String sha256(String text) {
    return HexFormat.of().formatHex(DigestAlgorithm.SHA256.digest().digest(text.getBytes(UTF_8)));
  }
}
