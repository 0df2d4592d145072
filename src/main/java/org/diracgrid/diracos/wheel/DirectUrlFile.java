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
    Map<String, Object> file = new TreeMap<>(Map.of("url", directUrl.uri().toString()));
    if (directUrl.commit().isPresent()) {
      DirectUrl.Commit commit = directUrl.commit().get();
      Map<String, String> vcs = new TreeMap<>(Map.of("vcs", "git", "commit_id", commit.id()));
      commit.requested().ifPresent(revision -> vcs.put("requested_revision", revision));
      file.put("vcs_info", vcs);
    } else {
      file.put("archive_info", archive);
    }
    directUrl.subdirectory().ifPresent(folder -> file.put("subdirectory", folder));
    try {
      return new ObjectMapper().writeValueAsBytes(file);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts in maps are always JSON", e);
    }
  }
}
