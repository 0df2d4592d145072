package org.diracgrid.diracos.sbom;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import com.github.packageurl.PackageURLBuilder;
import java.util.Locale;
import java.util.Optional;

/**
 * Package URLs, the names under which tools look for known flaws (purl specification, ECMA-427).
 */
final class PackageUrls {
  /** Of the tarball of an extension. */
  PackageURL of(BillOfMaterials.Extension extension) {
    return extension
        .coordinates()
        .map(PackageUrls::maven)
        .orElseGet(
            () ->
                built(
                    PackageURLBuilder.aPackageURL()
                        .withType("generic")
                        .withName(extension.name())
                        .withVersion(extension.version())));
  }

  /** Of the base; a path on the machine that built means nothing elsewhere. */
  PackageURL of(BillOfMaterials.Base base) {
    Optional<MavenCoordinates> coordinates = MavenCoordinates.parse(base.origin());
    if (coordinates.isPresent()) {
      return maven(coordinates.get());
    }
    PackageURLBuilder url =
        PackageURLBuilder.aPackageURL()
            .withType("generic")
            .withName(base.name())
            .withQualifier("checksum", "sha256:" + base.sha256());
    base.version().ifPresent(url::withVersion);
    if (isRemote(base.origin())) {
      url.withQualifier("download_url", base.origin());
    }
    return built(url);
  }

  /**
   * Of a distribution. The type pypi has lower case and no underscores, but keeps dots, which
   * Python's own normalized names do not.
   */
  PackageURL of(BillOfMaterials.Distribution distribution) {
    PackageURLBuilder url =
        PackageURLBuilder.aPackageURL()
            .withType("pypi")
            .withName(distribution.writtenName().toLowerCase(Locale.ROOT).replace('_', '-'))
            .withVersion(distribution.version());
    distribution.wheel().ifPresent(wheel -> add(wheel, url));
    return built(url);
  }

  private static void add(BillOfMaterials.Wheel wheel, PackageURLBuilder url) {
    url.withQualifier("file_name", wheel.file());
    if (wheel.direct() && isRemote(wheel.origin())) {
      url.withQualifier("download_url", wheel.origin());
    }
  }

  /** Whether others can fetch from there, too. */
  static boolean isRemote(String origin) {
    return origin.startsWith("https://") || origin.startsWith("http://");
  }

  private static PackageURL maven(MavenCoordinates coordinates) {
    PackageURLBuilder url =
        PackageURLBuilder.aPackageURL()
            .withType("maven")
            .withNamespace(coordinates.groupId())
            .withName(coordinates.artifactId())
            .withVersion(coordinates.version())
            .withQualifier("type", coordinates.type());
    coordinates.classifier().ifPresent(it -> url.withQualifier("classifier", it));
    return built(url);
  }

  private static PackageURL built(PackageURLBuilder url) {
    try {
      return url.build();
    } catch (MalformedPackageURLException e) {
      throw new IllegalStateException("checked names always make a package URL", e);
    }
  }
}
