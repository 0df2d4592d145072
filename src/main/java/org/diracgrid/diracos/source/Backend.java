package org.diracgrid.diracos.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The build backends whose choice of files is known here, as far as it is plain. */
enum Backend {
  SETUPTOOLS("setuptools.build_meta", "setuptools wheel", "setuptools-scm", true),
  HATCHLING("hatchling.build", "hatchling", "hatch-vcs", true),
  FLIT("flit_core.buildapi", "flit-core", "", false),
  POETRY("poetry.core.masonry.api", "poetry-core", "", true);

  private final String name;
  private final String own;
  private final String ofSdists;
  private final boolean authorsAndNotices;

  Backend(String name, String own, String ofSdists, boolean authorsAndNotices) {
    this.name = name;
    this.own = own;
    this.ofSdists = ofSdists;
    this.authorsAndNotices = authorsAndNotices;
  }

  /** The backend that {@code build-backend} names. */
  static Optional<Backend> named(String buildBackend) {
    return Stream.of(values()).filter(backend -> backend.name.equals(buildBackend)).findFirst();
  }

  /**
   * Whether a build requirement adds nothing to a wheel: the backend itself, or what has done its
   * work when the sdist was made.
   *
   * @param project normalized
   */
  boolean mayRequire(String project, boolean sdist) {
    return List.of(own.split(" ")).contains(project) || (sdist && ofSdists.equals(project));
  }

  /** The licence files it takes unless {@code license-files} names others. */
  List<String> licensePatterns() {
    return authorsAndNotices
        ? List.of("LICEN[CS]E*", "COPYING*", "NOTICE*", "AUTHORS*")
        : List.of("COPYING*", "LICEN[CS]E*");
  }
}
