package org.diracgrid.diracos.resolver;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.python.InvalidTextException;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SdistName;
import org.diracgrid.diracos.python.Version;
import org.diracgrid.diracos.python.WheelName;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.diracgrid.diracos.transfer.MaskedUri;
import org.diracgrid.diracos.transfer.PercentCoding;

/** Reads the wheels, sdists and archives of a lock. */
final class LockedFileReader {
  private final LockPlace place;

  LockedFileReader(LockPlace place) {
    this.place = place;
  }

  /**
   * Reads one.
   *
   * @param archive whether it is a package's {@code archive}, which may be called anything unless
   *     it is a wheel
   */
  LockedFile read(
      LockTable unnamed, ProjectName project, Optional<Version> version, boolean archive) {
    Optional<URI> url = unnamed.parsed("url", LockedFileReader::uri);
    Optional<String> path = unnamed.text("path");
    String location =
        path.or(() -> url.map(LockedFileReader::path))
            .orElseThrow(() -> unnamed.failure("has a file with neither 'url' nor 'path'"));
    String filename =
        unnamed.text("name").orElseGet(() -> location.substring(location.lastIndexOf('/') + 1));
    LockTable table = unnamed.as("the file '%s' of '%s'".formatted(filename, project));
    if (filename.indexOf('/') >= 0 || filename.indexOf('\\') >= 0) {
      throw table.failure("has a folder in its name");
    }
    if (!archive || !SdistName.hasSdistSuffix(filename)) {
      checkName(table, filename, project, version);
    }
    url.ifPresent(it -> checkScheme(table, it));
    if (path.isPresent() && place.resolve(path.get()).isEmpty()) {
      throw table.failure(
          "has the path '%s', which leads out of the project".formatted(path.get()));
    }
    return new LockedFile(
        filename,
        url,
        path,
        archive ? table.text("subdirectory") : Optional.empty(),
        table.count("size"),
        table.text("upload-time").flatMap(LockedFileReader::time),
        hashes(table));
  }

  /** Without quoting what cannot be read, as there may be a password in it. */
  static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("it is no URL", e);
    }
  }

  private static String path(URI url) {
    return PercentCoding.decode(Optional.ofNullable(url.getRawPath()).orElse(""));
  }

  private static void checkName(
      LockTable table, String filename, ProjectName project, Optional<Version> version) {
    ProjectName named;
    Version found;
    try {
      if (filename.endsWith(".whl")) {
        WheelName wheel = WheelName.parse(filename);
        named = wheel.project();
        found = wheel.version();
      } else {
        SdistName sdist = SdistName.parse(filename, project);
        named = sdist.project();
        found = sdist.version();
      }
    } catch (InvalidTextException e) {
      throw table.failure("has a wrong name: " + e.reason());
    }
    if (!named.equals(project)) {
      throw table.failure("is of the project '%s'".formatted(named));
    }
    if (version.isPresent() && !version.get().equals(found)) {
      throw table.failure("is not of the version %s".formatted(version.get()));
    }
  }

  private static void checkScheme(LockTable table, URI url) {
    switch (String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT)) {
      case "http", "https", "file" -> {}
      default ->
          throw table.failure(
              "has the URL '%s', which is none of http, https and file"
                  .formatted(MaskedUri.of(url)));
    }
  }

  /** It is for people, so one that cannot be understood does no harm. */
  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static List<Checksum> hashes(LockTable table) {
    List<Checksum> hashes = new ArrayList<>();
    for (Map.Entry<String, String> entry : table.requiredTable("hashes").entries().entrySet()) {
      // Others than strong ones vouch for nothing.
      DigestAlgorithm.named(entry.getKey())
          .filter(DigestAlgorithm::strong)
          .map(a -> table.parse("hashes", entry.getValue(), hex -> new Checksum(a, hex)))
          .ifPresent(hashes::add);
    }
    if (hashes.isEmpty()) {
      throw table.failure("has no sha256, sha384 or sha512 among its 'hashes'");
    }
    return hashes;
  }
}
