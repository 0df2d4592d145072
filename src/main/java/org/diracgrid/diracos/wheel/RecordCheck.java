package org.diracgrid.diracos.wheel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.python.RecordEntry;

/**
 * Compares a wheel with its own RECORD, as the binary distribution format asks of installers.
 *
 * @param distInfo of the wheel
 */
record RecordCheck(DistInfo distInfo) {
  /** Stronger than or as strong as sha256, which the format demands; in the JDK's names. */
  private static final Map<String, String> STRONG =
      Map.of("sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512");

  /**
   * Every difference, as the end of a sentence; none if all is well.
   *
   * @param fingerprints of all members
   */
  List<String> mismatches(List<WheelMember> members, Map<String, FileFingerprint> fingerprints) {
    Map<String, RecordEntry> listed = new HashMap<>();
    List<String> mismatches = new ArrayList<>();
    for (RecordEntry entry : distInfo.record()) {
      RecordEntry before = listed.put(entry.path(), entry);
      if (before != null && !before.equals(entry)) {
        mismatches.add("it lists %s twice".formatted(entry.path()));
      }
    }
    for (WheelMember member : members) {
      RecordEntry entry = listed.remove(member.name());
      if (distInfo.records(member.name())) {
        mismatch(member, Optional.ofNullable(entry), fingerprints.get(member.name()))
            .ifPresent(mismatches::add);
      }
    }
    listed.keySet().stream()
        .filter(path -> !path.endsWith("/"))
        .sorted()
        .forEach(path -> mismatches.add("it lists %s, which is not there".formatted(path)));
    return mismatches;
  }

  private static Optional<String> mismatch(
      WheelMember member, Optional<RecordEntry> entry, FileFingerprint fingerprint) {
    if (entry.isEmpty()) {
      return Optional.of("it does not list " + member.name());
    }
    String hash = entry.get().hash().orElse("");
    String algorithm = hash.substring(0, Math.max(0, hash.indexOf('=')));
    if (!STRONG.containsKey(algorithm)) {
      return Optional.of(
          hash.isEmpty()
              ? "it has no hash of " + member.name()
              : "its hash of %s is of the weak or unknown kind '%s'"
                  .formatted(member.name(), algorithm));
    }
    String found =
        algorithm.equals("sha256")
            ? fingerprint.sha256()
            : FileFingerprint.hash(member, STRONG.get(algorithm));
    // Some tools leave the padding that the format forbids; the bytes are the same.
    if (!hash.substring(algorithm.length() + 1).replace("=", "").equals(found)) {
      return Optional.of("the hash of %s is another".formatted(member.name()));
    }
    if (entry.get().size().isPresent() && entry.get().size().getAsLong() != member.size()) {
      return Optional.of("the size of %s is another".formatted(member.name()));
    }
    return Optional.empty();
  }
}
