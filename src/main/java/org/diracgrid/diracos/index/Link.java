package org.diracgrid.diracos.index;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.diracgrid.diracos.transfer.Checksum;

/**
 * A link of an index page, a find-links page or a folder, before anyone has looked at its name.
 *
 * @param filename the name of the file it leads to
 * @param uri where it leads, without fragment
 * @param hashes what the page says of the file's bytes
 * @param requiresPython as written
 * @param yanked the reason, which may be empty text
 * @param metadata where METADATA can be had alone
 * @param size in bytes
 * @param uploadTime when it was published
 */
record Link(
    String filename,
    URI uri,
    List<Checksum> hashes,
    Optional<String> requiresPython,
    Optional<String> yanked,
    Optional<MetadataLink> metadata,
    OptionalLong size,
    Optional<Instant> uploadTime) {
  /** A link of which no more is known than where it leads. */
  static Link to(URI uri) {
    return new Link(
        LenientUri.filename(uri),
        uri,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty());
  }
}
