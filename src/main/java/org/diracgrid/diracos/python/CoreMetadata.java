package org.diracgrid.diracos.python;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * The core metadata of a distribution, as far as choosing and installing it needs.
 *
 * @param metadataVersion e.g. {@code 2.1}
 * @param name the project
 * @param writtenName the project as the file writes it, which {@code pip freeze} prints
 * @param version the version
 * @param requiresPython empty if absent or invalid (pip ignores an invalid one)
 * @param requiresDist the requirements
 * @param providesExtra normalized names of the extras
 * @param dynamic lower-case names of fields an sdist leaves to its build (Metadata 2.2)
 */
public record CoreMetadata(
    String metadataVersion,
    ProjectName name,
    String writtenName,
    Version version,
    Optional<SpecifierSet> requiresPython,
    List<Requirement> requiresDist,
    SortedSet<String> providesExtra,
    Set<String> dynamic) {
  /**
   * Reads a METADATA or PKG-INFO file; throws {@link InvalidMetadataException}, which names the
   * field.
   */
  public static CoreMetadata parse(String text) {
    throw new UnsupportedOperationException(text);
  }
}
