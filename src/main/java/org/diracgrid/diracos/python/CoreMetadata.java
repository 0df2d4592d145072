package org.diracgrid.diracos.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * The core metadata of a distribution, as far as choosing, installing and listing it needs.
 *
 * @param metadataVersion e.g. {@code 2.1}
 * @param name the project
 * @param writtenName the project as the file writes it, which {@code pip freeze} prints
 * @param version the version
 * @param requiresPython empty if absent or invalid (pip ignores an invalid one)
 * @param requiresDist the requirements
 * @param providesExtra normalized names of the extras
 * @param dynamic lower-case names of fields an sdist leaves to its build (Metadata 2.2)
 * @param licence what it says of its licence
 */
public record CoreMetadata(
    String metadataVersion,
    ProjectName name,
    String writtenName,
    Version version,
    Optional<SpecifierSet> requiresPython,
    List<Requirement> requiresDist,
    SortedSet<String> providesExtra,
    Set<String> dynamic,
    DeclaredLicence licence) {
  /** The major version of the newest metadata there is. */
  private static final long KNOWN_MAJOR = 2;

  /**
   * Reads a METADATA or PKG-INFO file; throws {@link InvalidMetadataException}, which names the
   * field.
   */
  public static CoreMetadata parse(String text) {
    HeaderFields fields = HeaderFields.parse(text);
    String writtenName = required(fields, "Name");
    return new CoreMetadata(
        metadataVersion(fields),
        name(writtenName),
        writtenName,
        version(required(fields, "Version")),
        fields.first("Requires-Python").flatMap(CoreMetadata::specifier),
        requirements(fields),
        ExtraName.normalizeAll(fields.all("Provides-Extra")),
        fields.all("Dynamic").stream()
            .map(field -> field.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet()),
        DeclaredLicence.of(fields));
  }

  private static String required(HeaderFields fields, String field) {
    return fields
        .first(field)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> new InvalidMetadataException(field + ":", -1, "it is missing"));
  }

  /** The specification has tools refuse a major version they do not know. */
  private static String metadataVersion(HeaderFields fields) {
    String text = fields.first("Metadata-Version").orElse("1.0");
    Optional<Version> version = Version.tryParse(text);
    if (version.isEmpty() || version.get().releaseNumber(0) > KNOWN_MAJOR) {
      throw invalid(
          "Metadata-Version",
          text,
          0,
          version.isEmpty() ? "it is no version" : "no major version above 2 is known");
    }
    return text;
  }

  private static ProjectName name(String text) {
    try {
      return ProjectName.of(text);
    } catch (InvalidProjectNameException e) {
      throw invalid("Name", text, e.offset(), e.reason());
    }
  }

  private static Version version(String text) {
    try {
      return Version.parse(text);
    } catch (InvalidVersionException e) {
      throw invalid("Version", text, e.offset(), e.reason());
    }
  }

  private static Optional<SpecifierSet> specifier(String text) {
    try {
      return Optional.of(SpecifierSet.parse(text));
    } catch (InvalidSpecifierException e) {
      return Optional.empty();
    }
  }

  private static List<Requirement> requirements(HeaderFields fields) {
    List<Requirement> requirements = new ArrayList<>();
    for (String text : fields.all("Requires-Dist")) {
      try {
        requirements.add(Requirement.parse(text));
      } catch (InvalidRequirementException e) {
        throw invalid("Requires-Dist", text, e.offset(), e.reason());
      }
    }
    return List.copyOf(requirements);
  }

  private static InvalidMetadataException invalid(
      String field, String value, int offset, String reason) {
    String prefix = field + ": ";
    return new InvalidMetadataException(
        prefix + value, offset < 0 ? -1 : prefix.length() + offset, reason);
  }
}
