package org.diracgrid.diracos.base;

import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Requirement;
import org.diracgrid.diracos.python.SpecifierSet;
import org.diracgrid.diracos.python.Version;

/**
 * A distribution that the base has installed.
 *
 * @param name the project
 * @param writtenName as its metadata writes it
 * @param version the version
 * @param format how its metadata is kept
 * @param metadataPath the dist-info or egg-info, from the archive's root
 * @param requires its requirements, extras' ones included with their markers
 * @param requiresPython the Pythons it says it runs on
 * @param files what it consists of
 */
public record InstalledDistribution(
    ProjectName name,
    String writtenName,
    Version version,
    Format format,
    String metadataPath,
    List<Requirement> requires,
    Optional<SpecifierSet> requiresPython,
    InstalledFiles files) {
  /** How an installed distribution's metadata is kept. */
  public enum Format {
    DIST_INFO,
    EGG_INFO_FOLDER,
    /** A flat file of distutils, which tells no installed files. */
    EGG_INFO_FILE,
    /** A develop installation. */
    EGG_LINK
  }

  /** The site-packages that its metadata lies in. */
  public String folder() {
    return metadataPath.substring(0, metadataPath.lastIndexOf('/'));
  }

  /** The same distribution with other files. */
  InstalledDistribution with(InstalledFiles others) {
    return new InstalledDistribution(
        name, writtenName, version, format, metadataPath, requires, requiresPython, others);
  }
}
