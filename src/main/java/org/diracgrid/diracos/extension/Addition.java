package org.diracgrid.diracos.extension;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.base.BaseInventory;
import org.diracgrid.diracos.index.ReadyWheel;
import org.diracgrid.diracos.index.SourceOrigin;
import org.diracgrid.diracos.resolver.ResolvedDistribution;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.FetchedFile;
import org.diracgrid.diracos.wheel.DirectUrl;
import org.diracgrid.diracos.wheel.WheelSource;

/**
 * A resolved distribution together with its wheel.
 *
 * @param distribution what was resolved
 * @param ready its wheel
 */
record Addition(ResolvedDistribution distribution, ReadyWheel ready) {
  /** Its wheel on this machine. */
  FetchedFile file() {
    return ready.file();
  }

  /**
   * Where it came from, without credentials: of a direct reference as that has it, which need not
   * be a URL; of any other the URL.
   */
  String origin() {
    boolean isLocal = "file".equals(file().origin().getScheme());
    return distribution.direct() && isLocal
        ? distribution.file().source()
        : file().origin().toString();
  }

  /**
   * What direct_url.json is to say (PEP 610). A local path is left out: it means nothing where the
   * tarball is installed, and the result must not depend on where it was built.
   */
  Optional<DirectUrl> directUrl() {
    URI uri = ready.source().map(SourceOrigin::uri).orElse(file().origin());
    if (!distribution.direct() || "file".equals(uri.getScheme())) {
      return Optional.empty();
    }
    Optional<SourceOrigin.Commit> commit = ready.source().flatMap(SourceOrigin::commit);
    Optional<String> subdirectory = ready.source().flatMap(SourceOrigin::subdirectory);
    if (commit.isPresent()) {
      SourceOrigin.Commit it = commit.get();
      return Optional.of(
          new DirectUrl(
              uri,
              Map.of(),
              Optional.of(new DirectUrl.Commit(it.id(), it.requested())),
              subdirectory));
    }
    // What was built is not what the URL gave.
    Checksum sha256 = ready.source().flatMap(SourceOrigin::archive).orElse(file().sha256());
    return Optional.of(
        new DirectUrl(
            uri, Map.of(sha256.algorithm().label(), sha256.hex()), Optional.empty(), subdirectory));
  }

  /** The wheel as it is to be installed into a base. */
  WheelSource wheel(BaseInventory base) {
    return new WheelSource(
        file().path(),
        ready.name(),
        distribution.requested(),
        directUrl(),
        file().verified(),
        distribution.replaces().flatMap(base::placeOfReplacement));
  }

  /** A line of {@code pip freeze}, which names the URL of what came from one. */
  String frozen() {
    String name = distribution.metadata().writtenName();
    return directUrl()
        .map(direct -> name + " @ " + direct.frozen())
        .orElseGet(() -> name + "==" + distribution.metadata().version());
  }
}
