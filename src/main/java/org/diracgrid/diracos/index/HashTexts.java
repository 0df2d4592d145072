package org.diracgrid.diracos.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.DigestAlgorithm;

/** Hashes as indexes and URLs write them. */
final class HashTexts {
  private HashTexts() {}

  /**
   * The hashes among {@code name → digits}; algorithms nobody knows are passed over, but wrong
   * digits throw {@link IllegalArgumentException}: dropping them would drop the check.
   */
  static List<Checksum> of(Map<String, String> texts) {
    List<Checksum> hashes = new ArrayList<>();
    texts.forEach(
        (name, hex) ->
            DigestAlgorithm.named(name)
                .ifPresent(algorithm -> hashes.add(new Checksum(algorithm, hex))));
    return List.copyOf(hashes);
  }

  /** The hashes in a URL's fragment, e.g. {@code sha256=9f86…&subdirectory=x}. */
  static List<Checksum> ofFragment(Optional<String> fragment) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String part : fragment.orElse("").split("&")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        texts.putIfAbsent(part.substring(0, equals), part.substring(equals + 1));
      }
    }
    return of(texts);
  }
}
