package org.diracgrid.diracos.index;

import java.net.URI;
import java.util.List;
import org.diracgrid.diracos.transfer.Checksum;

/**
 * A METADATA file published beside its wheel (PEP 658 and 714).
 *
 * @param uri the file's URL with {@code .metadata} behind its path
 * @param hashes what the index says of the METADATA's bytes; may be empty
 */
public record MetadataLink(URI uri, List<Checksum> hashes) {}
