package org.diracgrid.diracos.sbom;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.python.DeclaredLicence;
import org.diracgrid.diracos.python.ProjectName;

/**
 * What an extension consists of.
 *
 * @param extension the whole
 * @param base what it is built on
 * @param added the distributions it adds
 * @param used those distributions of the base that it needs
 * @param plugin the plugin's version
 * @param timestamp when it was built; empty if nobody said so, to keep the bill reproducible
 */
public record BillOfMaterials(
    Extension extension,
    Base base,
    List<Distribution> added,
    List<Distribution> used,
    String plugin,
    Optional<Instant> timestamp) {
  /**
   * The whole.
   *
   * @param name e.g. {@code LHCbdiracos}
   * @param version e.g. {@code v1}
   * @param coordinates those of its tarball in a Maven repository, if it will be in one
   * @param md5 of the tarball
   * @param sha256 of the tarball
   */
  public record Extension(
      String name,
      String version,
      Optional<MavenCoordinates> coordinates,
      String md5,
      String sha256) {}

  /**
   * What the extension is built on.
   *
   * @param name {@code diracos}, or that of the extension that it is itself
   * @param version of that, if it is known
   * @param origin where it came from, without credentials: a path, a URL or Maven coordinates
   * @param sha256 of the tarball
   */
  public record Base(String name, Optional<String> version, String origin, String sha256) {}

  /**
   * A Python distribution.
   *
   * @param writtenName as its metadata writes it
   * @param version of it
   * @param requested whether the user asked for it by name
   * @param wheel the file it came in; empty for one of the base
   * @param licence what it says of its licence
   * @param requires the distributions of this bill that it needs
   */
  public record Distribution(
      String writtenName,
      String version,
      boolean requested,
      Optional<Wheel> wheel,
      DeclaredLicence licence,
      List<ProjectName> requires) {
    /** A copy that cannot change. */
    public Distribution {
      requires = List.copyOf(requires);
    }

    ProjectName name() {
      return ProjectName.of(writtenName);
    }
  }

  /**
   * The file of a distribution.
   *
   * @param file its name
   * @param origin where it came from, without credentials
   * @param direct whether it is at that place, rather than on an index, that a requirement wants it
   * @param sha256 of its bytes
   */
  public record Wheel(String file, String origin, boolean direct, String sha256) {}

  /** A copy that cannot change. */
  public BillOfMaterials {
    added = List.copyOf(added);
    used = List.copyOf(used);
  }
}
