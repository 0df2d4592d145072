package org.diracgrid.diracos.requirements;

import java.util.Optional;

/** The options that pip allows in a requirements file. */
enum FileOption {
  INDEX_URL(true, "--index-url -i --pypi-url"),
  EXTRA_INDEX_URL(true, "--extra-index-url"),
  NO_INDEX(false, "--no-index"),
  CONSTRAINT(true, "--constraint -c"),
  REQUIREMENT(true, "--requirement -r"),
  EDITABLE(true, "--editable -e"),
  FIND_LINKS(true, "--find-links -f"),
  NO_BINARY(true, "--no-binary"),
  ONLY_BINARY(true, "--only-binary"),
  PREFER_BINARY(false, "--prefer-binary"),
  REQUIRE_HASHES(false, "--require-hashes"),
  NO_REQUIRE_HASHES(false, "--no-require-hashes"),
  PRE(false, "--pre"),
  ALL_RELEASES(true, "--all-releases"),
  ONLY_FINAL(true, "--only-final"),
  TRUSTED_HOST(true, "--trusted-host"),
  USE_FEATURE(true, "--use-feature"),
  HASH(true, "--hash"),
  CONFIG_SETTINGS(true, "--config-settings -C --config-setting");

  private final boolean takesValue;

  /** Separated by spaces, the one shown first. */
  private final String names;

  FileOption(boolean takesValue, String names) {
    this.takesValue = takesValue;
    this.names = names;
  }

  boolean takesValue() {
    return takesValue;
  }

  /** The name shown. */
  String label() {
    return names.split(" ")[0];
  }

  /** Whether it belongs to the requirement on its line rather than to all. */
  boolean perRequirement() {
    return this == HASH || this == CONFIG_SETTINGS;
  }

  /** Whether it changes the settings on the line of a requirement, too. */
  boolean countsAnywhere() {
    return this == NO_BINARY || this == ONLY_BINARY || this == ALL_RELEASES || this == ONLY_FINAL;
  }

  /** By its full name, or as Python's optparse allows, by an unambiguous beginning of it. */
  static Optional<FileOption> named(String name) {
    FileOption begun = null;
    for (FileOption option : values()) {
      for (String own : option.names.split(" ")) {
        if (own.equals(name)) {
          return Optional.of(option);
        }
        if (name.length() > 2 && own.startsWith(name)) {
          if (begun != null && begun != option) {
            return Optional.empty();
          }
          begun = option;
        }
      }
    }
    return Optional.ofNullable(begun);
  }
}
