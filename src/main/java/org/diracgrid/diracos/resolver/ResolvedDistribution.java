package org.diracgrid.diracos.resolver;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.index.DistributionFile;
import org.diracgrid.diracos.python.CoreMetadata;
import org.diracgrid.diracos.transfer.Checksum;

/**
 * One distribution that is to be installed.
 *
 * @param metadata its name, version and requirements
 * @param file where it comes from
 * @param extras the extras asked for, normalized
 * @param requested whether the user named it, rather than another distribution
 * @param direct whether it comes from a URL or path of its own, which direct_url.json records
 * @param allowedHashes what {@code --hash} allows; empty for anything
 * @param demands who wants it, the user first
 * @param replaces the base's distribution that must go for it
 */
public record ResolvedDistribution(
    CoreMetadata metadata,
    DistributionFile file,
    SortedSet<String> extras,
    boolean requested,
    boolean direct,
    List<Checksum> allowedHashes,
    List<Demand> demands,
    Optional<InstalledDistribution> replaces) {}
