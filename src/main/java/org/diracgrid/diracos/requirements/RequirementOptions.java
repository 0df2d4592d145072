package org.diracgrid.diracos.requirements;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.requirements.ParsedLine.Given;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.DigestAlgorithm;

/**
 * The options that belong to the requirement on their line.
 *
 * @param hashes what {@code --hash} allows; empty for anything
 * @param configSettings {@code --config-settings} by key
 */
record RequirementOptions(List<Checksum> hashes, Map<String, List<String>> configSettings) {
  /**
   * Throws {@link InvalidRequirementsOptionException}, as pip does where they belong to nothing.
   */
  static RequirementOptions of(ParsedLine line) {
    List<Checksum> hashes = new ArrayList<>();
    Map<String, List<String>> configSettings = new LinkedHashMap<>();
    for (Given given : line.options()) {
      if (given.option() == FileOption.HASH) {
        hashes.add(hash(line, given));
      } else if (given.option() == FileOption.CONFIG_SETTINGS) {
        int equals = given.value().indexOf('=');
        if (equals < 1) {
          throw line.wrong(given, "it has not the form KEY=VALUE");
        }
        configSettings
            .computeIfAbsent(given.value().substring(0, equals), key -> new ArrayList<>())
            .add(given.value().substring(equals + 1));
      }
    }
    return new RequirementOptions(List.copyOf(hashes), configSettings);
  }

  private static Checksum hash(ParsedLine line, Given given) {
    String[] parts = given.value().split(":", 2);
    if (parts.length < 2) {
      throw line.wrong(given, "it has not the form algorithm:digest");
    }
    // pip knows the lower case names alone.
    Optional<DigestAlgorithm> algorithm =
        DigestAlgorithm.named(parts[0])
            .filter(DigestAlgorithm::strong)
            .filter(it -> it.label().equals(parts[0]));
    if (algorithm.isEmpty()) {
      throw line.wrong(
          given,
          "'%s' is not one of the strong algorithms sha256, sha384, sha512".formatted(parts[0]));
    }
    try {
      return new Checksum(algorithm.get(), parts[1]);
    } catch (IllegalArgumentException e) {
      throw line.wrong(given, e.getMessage());
    }
  }
}
