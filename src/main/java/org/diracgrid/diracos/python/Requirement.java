package org.diracgrid.diracos.python;

import java.util.Optional;
import java.util.SortedSet;

/**
 * One requirement as PEP 508 writes it, e.g. {@code requests[socks]>=2; python_version < "3"}.
 *
 * @param name the project, normalized
 * @param writtenName the project as written
 * @param extras normalized (PEP 685), sorted
 * @param writtenExtras the extras as written, sorted
 * @param specifier the versions allowed; any if {@code url} is present
 * @param url what stands after {@code @}
 * @param marker when the requirement counts
 */
public record Requirement(
    ProjectName name,
    String writtenName,
    SortedSet<String> extras,
    SortedSet<String> writtenExtras,
    SpecifierSet specifier,
    Optional<String> url,
    Optional<Marker> marker) {
  /** Reads one requirement; throws {@link InvalidRequirementException} with the offset. */
  public static Requirement parse(String text) {
    try {
      return new RequirementParser(new TokenReader(text)).parse();
    } catch (GrammarException e) {
      throw new InvalidRequirementException(text, e.offset(), e.reason());
    }
  }

  /** This requirement, counting only where the marker holds, too. */
  public Requirement onlyIf(Marker further) {
    return new Requirement(
        name,
        writtenName,
        extras,
        writtenExtras,
        specifier,
        url,
        Optional.of(marker.map(own -> own.and(further)).orElse(further)));
  }

  /** The requirement as one line that parses to an equal one. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(writtenName);
    if (!writtenExtras.isEmpty()) {
      text.append('[').append(String.join(",", writtenExtras)).append(']');
    }
    text.append(specifier);
    url.ifPresent(address -> text.append(" @ ").append(address));
    // Without the space the semicolon would belong to the URL.
    marker.ifPresent(m -> text.append(url.isPresent() ? " ; " : "; ").append(m));
    return text.toString();
  }
}
