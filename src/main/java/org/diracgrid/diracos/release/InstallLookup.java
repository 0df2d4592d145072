package org.diracgrid.diracos.release;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Looks up in DIRAC's files which tarball is to be installed, as dirac-install does. */
final class InstallLookup {
  private static final String DIRAC = "DIRAC";
  private static final String DIRACOS = "DIRACOS";
  private final InstallRequest request;

  InstallLookup(InstallRequest request) {
    this.request = request;
  }

  /**
   * A value and where it comes from.
   *
   * @param origin e.g. {@code Releases/v10r0/DIRACOS in releases.cfg}
   */
  record Value(String text, String origin) {}

  /** What is to be installed, e.g. {@code LHCb:v1}. */
  Optional<Value> diracOs() {
    return request
        .diracOs()
        .map(text -> new Value(text, "--dirac-os-version"))
        .or(() -> of(request.releases(), request.release()))
        .or(() -> diracRelease().flatMap(release -> of(request.diracReleases(), release)));
  }

  /** The folder of the tarballs. */
  Optional<Value> location(InstallerGeneration generation, boolean plain) {
    return request
        .location()
        .map(text -> new Value(text, "-u"))
        .or(
            () ->
                generation.keys(request.project(), plain).stream()
                    .flatMap(
                        key ->
                            request.defaults().at(key).stream()
                                .map(said -> new Value(said.value(), key + " in " + said.file())))
                    .findFirst());
  }

  private static Optional<Value> of(Optional<CfgFile> file, String release) {
    String path = String.join("/", "Releases", release, DIRACOS);
    return file.flatMap(
        it -> it.root().at(path).map(text -> new Value(text, path + " in " + it.name())));
  }

  /** The release of DIRAC on which the project's depends; the project may be DIRAC itself. */
  private Optional<String> diracRelease() {
    if (request.project().equals(DIRAC)) {
      return Optional.of(request.release());
    }
    String path = String.join("/", "Releases", request.release(), "Depends");
    List<String> depends =
        request
            .releases()
            .flatMap(it -> it.root().at(path))
            .map(text -> Arrays.stream(text.split(",")).map(String::strip).toList())
            .orElse(List.of());
    return depends.stream()
        .map(field -> field.split(":", 2))
        .filter(parts -> parts[0].strip().equals(DIRAC))
        // One without a version is of the same as the project's.
        .map(parts -> parts.length == 1 ? request.release() : parts[1].strip())
        .findFirst();
  }
}
