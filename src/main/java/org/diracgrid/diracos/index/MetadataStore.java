package org.diracgrid.diracos.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.transfer.CachedTexts;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.diracgrid.diracos.transfer.MaskedUri;
import org.diracgrid.diracos.transfer.Transfer;

/**
 * Metadata of distributions, so that the next build asks nobody. It is kept by its own strong hash
 * where an index tells that, as then no other index can foist another one on us; else by the hash
 * of the distribution it was taken from; without either by URL, which only an offline build may
 * rely on.
 */
final class MetadataStore {
  private final Transfer transfer;

  /** Where one is kept. */
  private record Place(String kind, String hex) {}

  MetadataStore(Transfer transfer) {
    this.transfer = transfer;
  }

  Optional<String> find(DistributionFile file) {
    return published(file)
        .flatMap(this::find)
        .or(
            () ->
                taken(file)
                    .filter(place -> transfer.offline() || strong(file.hashes()).isPresent())
                    .flatMap(this::find));
  }

  private Optional<String> find(Place place) {
    return texts().find(place.kind(), place.hex());
  }

  /** Keeps what the link that the index gives for it has brought. */
  void putPublished(DistributionFile file, String text) {
    published(file).or(() -> taken(file)).ifPresent(place -> put(place, text));
  }

  /** Keeps what was read out of the distribution itself. */
  void put(DistributionFile file, String text) {
    taken(file).ifPresent(place -> put(place, text));
  }

  private void put(Place place, String text) {
    texts().put(place.kind(), place.hex(), text);
  }

  private CachedTexts texts() {
    return transfer.cachedTexts("metadata");
  }

  private static Optional<Place> published(DistributionFile file) {
    return file.metadata()
        .filter(link -> !LocalLinks.isLocal(link.uri()))
        .flatMap(link -> strong(link.hashes()))
        .map(hash -> new Place("own" + hash.algorithm().label(), hash.hex()));
  }

  private static Optional<Place> taken(DistributionFile file) {
    if (LocalLinks.isLocal(file.uri())) {
      return Optional.empty();
    }
    return Optional.of(
        strong(file.hashes())
            .map(hash -> new Place(hash.algorithm().label(), hash.hex()))
            .orElseGet(() -> new Place("url", sha256(MaskedUri.of(file.uri()).uri().toString()))));
  }

  private static Optional<Checksum> strong(List<Checksum> hashes) {
    return hashes.stream().filter(hash -> hash.algorithm().strong()).findFirst();
  }

  private static String sha256(String text) {
    return HexFormat.of().formatHex(DigestAlgorithm.SHA256.digest().digest(text.getBytes(UTF_8)));
  }
}
