package org.diracgrid.diracos.extension;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.diracgrid.diracos.python.DeclaredLicence;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.sbom.BillOfMaterials;
import org.diracgrid.diracos.sbom.MavenCoordinates;

/**
 * The bill of materials of what a record tells of.
 *
 * @param record of the build
 * @param project where the tarball will be in Maven repositories
 * @param timestamp of all that is new in the tarball, if it is fixed
 */
record RecordedBill(
    BuildRecord record, Optional<ProjectCoordinates> project, Optional<Instant> timestamp) {
  /** What ends the name of every extension's tarball. */
  private static final String SUFFIX = "diracos";

  /** The bill. */
  BillOfMaterials bill() {
    return new BillOfMaterials(
        new BillOfMaterials.Extension(
            record.extension().name() + SUFFIX,
            record.extension().version(),
            project.map(RecordedBill::coordinates),
            record.archive().md5(),
            record.archive().sha256()),
        base(),
        record.distributions().stream().map(RecordedBill::distribution).toList(),
        record.kept().stream().map(RecordedBill::distribution).toList(),
        record.plugin(),
        timestamp);
  }

  /** A base that is an extension itself goes by the name of the last one built. */
  private BillOfMaterials.Base base() {
    BuildRecord.Base base = record.base();
    Optional<BuildRecord.Extension> nearest = base.extensions().stream().findFirst();
    return new BillOfMaterials.Base(
        nearest.map(it -> it.name() + SUFFIX).orElse(SUFFIX),
        nearest
            .map(BuildRecord.Extension::version)
            .or(() -> Optional.of(base.version()))
            .filter(Predicate.not(ResolvedExtension.UNKNOWN::equals)),
        base.origin(),
        base.sha256());
  }

  private static MavenCoordinates coordinates(ProjectCoordinates project) {
    return new MavenCoordinates(
        project.groupId(), project.artifactId(), "tar.gz", project.classifier(), project.version());
  }

  private static BillOfMaterials.Distribution distribution(BuildRecord.Distribution added) {
    return new BillOfMaterials.Distribution(
        added.name(),
        added.version(),
        added.requested(),
        Optional.of(
            new BillOfMaterials.Wheel(
                added.file(), added.origin(), added.direct(), added.sha256())),
        new DeclaredLicence(added.licence().expression(), added.licence().names()),
        names(added.requires()));
  }

  private static BillOfMaterials.Distribution distribution(BuildRecord.Kept kept) {
    return new BillOfMaterials.Distribution(
        kept.name(),
        kept.version(),
        kept.requested(),
        Optional.empty(),
        DeclaredLicence.NONE,
        names(kept.requires()));
  }

  private static List<ProjectName> names(List<String> normalized) {
    return normalized.stream().map(ProjectName::of).toList();
  }
}
