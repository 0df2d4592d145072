package org.diracgrid.diracos.index;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.python.WheelName;
import org.diracgrid.diracos.transfer.Checksum;

/**
 * One file of a project as an index, a find-links page or a direct reference offers it.
 *
 * @param project the project
 * @param version the version its name tells
 * @param filename its name
 * @param wheel what the name tells if it is a wheel; empty for an sdist
 * @param uri where it is, without fragment
 * @param subdirectory where in an archive its project lies, with {@code /}; empty for its top
 * @param hashes what the source says of its bytes
 * @param requiresPython {@code data-requires-python} as written
 * @param yanked the reason if it is yanked, which may be empty text
 * @param metadata where its METADATA can be had alone (PEP 658), if it can
 * @param size in bytes
 * @param uploadTime when it was published
 * @param source the index, page or folder that offered it, without credentials
 */
public record DistributionFile(
    ProjectName project,
    Version version,
    String filename,
    Optional<WheelName> wheel,
    URI uri,
    Optional<String> subdirectory,
    List<Checksum> hashes,
    Optional<String> requiresPython,
    Optional<String> yanked,
    Optional<MetadataLink> metadata,
    OptionalLong size,
    Optional<Instant> uploadTime,
    String source) {
  /** Its URL tells a file from others as well as all the rest does, and costs little. */
  @Override
  public int hashCode() {
    return uri.hashCode();
  }
}
