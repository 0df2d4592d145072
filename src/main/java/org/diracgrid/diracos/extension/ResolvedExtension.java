package org.diracgrid.diracos.extension;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diracgrid.diracos.base.BaseInventory;
import org.diracgrid.diracos.base.LocatedBase;
import org.diracgrid.diracos.requirements.RequirementSet;
import org.diracgrid.diracos.resolver.Resolution;

/**
 * An extension whose distributions are known.
 *
 * @param spec what it is
 * @param base what it is built on
 * @param inventory what the base holds
 * @param requirements what is asked for
 * @param resolution what meets them
 */
record ResolvedExtension(
    ExtensionSpec spec,
    LocatedBase base,
    BaseInventory inventory,
    RequirementSet requirements,
    Resolution resolution) {
  /** What a base of which nobody tells the version is called. */
  static final String UNKNOWN = "of unknown version";

  /** The base's version as the user names it, else as the base itself does. */
  String baseVersion() {
    return spec.diracOsVersion().or(inventory::version).orElse(UNKNOWN);
  }

  /** The base in words, e.g. {@code LHCb v1 on DIRACOS v1r27}. */
  String baseName() {
    return Stream.concat(
            inventory.extensions().stream().map(Object::toString),
            Stream.of("DIRACOS " + baseVersion()))
        .collect(Collectors.joining(" on "));
  }
}
