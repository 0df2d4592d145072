package org.diracgrid.diracos.extension;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.index.DistributionFile;
import org.diracgrid.diracos.index.ReadyWheel;
import org.diracgrid.diracos.index.WheelBuild;
import org.diracgrid.diracos.python.CoreMetadata;
import org.diracgrid.diracos.python.WheelName;
import org.diracgrid.diracos.resolver.Demand;
import org.diracgrid.diracos.resolver.ResolvedDistribution;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.diracgrid.diracos.transfer.FetchedFile;

/** A wheel that was resolved and fetched, put together in a test's words. */
final class SampleAddition {
  static final String SHA256 = "0123456789abcdef".repeat(4);

  private final String name;
  private final String version;
  private final List<Demand> demands = new ArrayList<>();
  private URI uri;
  private OptionalLong size = OptionalLong.empty();
  private boolean direct;
  private boolean requested;
  private boolean verified;
  private Optional<WheelBuild> build = Optional.empty();
  private Optional<InstalledDistribution> replaces = Optional.empty();

  /** A wheel of an index that no hash vouches for. */
  SampleAddition(String name, String version) {
    this.name = name;
    this.version = version;
    this.uri = URI.create("https://i.example/" + filename());
  }

  /** Lies here. */
  SampleAddition at(URI place) {
    uri = place;
    return this;
  }

  /** Has so many bytes, as its index says. */
  SampleAddition sized(long bytes) {
    size = OptionalLong.of(bytes);
    return this;
  }

  /** Is what a requirement names by its URL or path. */
  SampleAddition direct(URI place) {
    direct = true;
    return at(place);
  }

  /** Is what a user asked for by name. */
  SampleAddition requested() {
    requested = true;
    return this;
  }

  /** Met a hash. */
  SampleAddition verified() {
    verified = true;
    return this;
  }

  /** Somebody wants it. */
  SampleAddition demand(Demand demand) {
    demands.add(demand);
    return this;
  }

  /** Comes in place of this. */
  SampleAddition replacing(InstalledDistribution old) {
    replaces = Optional.of(old);
    return this;
  }

  /** Was built here. */
  SampleAddition builtBy(WheelBuild how) {
    build = Optional.of(how);
    return this;
  }

  String filename() {
    return name.replace('-', '_') + "-" + version + "-py2.py3-none-any.whl";
  }

  ResolvedDistribution resolved() {
    CoreMetadata metadata =
        CoreMetadata.parse("Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n");
    WheelName wheel = WheelName.parse(filename());
    DistributionFile file =
        new DistributionFile(
            metadata.name(),
            metadata.version(),
            filename(),
            Optional.of(wheel),
            uri,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            size,
            Optional.empty(),
            "https://i.example/simple");
    return new ResolvedDistribution(
        metadata,
        file,
        new TreeSet<>(),
        requested,
        direct,
        List.of(),
        List.copyOf(demands),
        replaces);
  }

  Addition fetched() {
    return new Addition(
        resolved(),
        new ReadyWheel(
            WheelName.parse(filename()),
            new FetchedFile(
                Path.of("/cache/" + filename()),
                uri,
                new Checksum(DigestAlgorithm.SHA256, SHA256),
                1000,
                verified),
            Optional.empty(),
            build));
  }
}
