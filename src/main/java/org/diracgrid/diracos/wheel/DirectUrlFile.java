package org.diracgrid.diracos.wheel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/** Writes direct_url.json (PEP 610). */
final class DirectUrlFile {
  private DirectUrlFile() {}

  /** The file's bytes. */
  static byte[] print(DirectUrl directUrl) {
    Map<String, String> hashes = new TreeMap<>(directUrl.hashes());
    Map<String, Object> archive = new TreeMap<>();
    if (!hashes.isEmpty()) {
      archive.put("hashes", hashes);
      // Readers from before "hashes" was specified know this one only.
      String legacy = hashes.containsKey("sha256") ? "sha256" : hashes.keySet().iterator().next();
      archive.put("hash", legacy + "=" + hashes.get(legacy));
    }
    try {
      return new ObjectMapper()
          .writeValueAsBytes(
              new TreeMap<>(Map.of("archive_info", archive, "url", directUrl.uri().toString())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts in maps are always JSON", e);
    }
  }
}
