package org.diracgrid.diracos.extension;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.diracgrid.diracos.base.LocatedBase;
import org.diracgrid.diracos.base.TargetOverride;
import org.diracgrid.diracos.requirements.FormatControl;
import org.diracgrid.diracos.requirements.IndexSettings;
import org.diracgrid.diracos.requirements.ReleaseControl;
import org.diracgrid.diracos.requirements.RequirementEntry;
import org.diracgrid.diracos.requirements.RequirementSet;
import org.diracgrid.diracos.requirements.RequirementTarget;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.diracgrid.diracos.transfer.Transfer;

/**
 * One digest of all that a build's result depends on, as far as this machine knows: the extension,
 * the base, the requirements and what local folders offer. New releases on an index do not change
 * it.
 */
final class InputDigest {
  private static final Set<String> PRODUCTS =
      Set.of("target", "build", "dist", "__pycache__", "node_modules");

  private final MessageDigest digest = DigestAlgorithm.SHA256.digest();

  private InputDigest() {}

  /** The digest, in hexadecimal. */
  static String of(
      ExtensionSpec spec,
      LocatedBase base,
      RequirementSet requirements,
      Optional<ExtensionLock> lock,
      BuildOptions options,
      String pluginVersion) {
    InputDigest inputs = new InputDigest();
    inputs.add("plugin", pluginVersion);
    inputs.add("extension", spec.tarballName());
    inputs.add("diracOsVersion", spec.diracOsVersion());
    inputs.add("base", base.sha256());
    inputs.add("target", spec.target().map(InputDigest::inOrder));
    inputs.add("basePackages", spec.basePackages());
    inputs.add("timestamp", options.timestamp());
    inputs.add("fileConflicts", options.fileConflicts());
    inputs.add("recordMismatches", options.recordMismatches());
    inputs.entries("requirement", requirements.requirements());
    inputs.entries("constraint", requirements.constraints());
    inputs.add("settings", inOrder(requirements.settings()));
    requirements.settings().findLinks().forEach(inputs::local);
    inputs.add("lock", lock.map(ExtensionLock::sha256));
    return HexFormat.of().formatHex(inputs.digest.digest());
  }

  /** Sets and maps have no order to rely on: Java's own print in another one in each run. */
  private static IndexSettings inOrder(IndexSettings settings) {
    FormatControl formats = settings.formatControl();
    ReleaseControl releases = settings.releaseControl();
    return new IndexSettings(
        settings.indexUrls(),
        settings.findLinks(),
        settings.noIndex(),
        new FormatControl(
            formats.noBinaryForAll(),
            formats.onlyBinaryForAll(),
            new TreeSet<>(formats.noBinary()),
            new TreeSet<>(formats.onlyBinary())),
        new ReleaseControl(
            releases.allReleasesForAll(),
            releases.onlyFinalForAll(),
            new TreeSet<>(releases.allReleases()),
            new TreeSet<>(releases.onlyFinal())),
        settings.preferBinary(),
        settings.hashChecking(),
        new TreeSet<>(settings.trustedHosts()));
  }

  private static List<Object> inOrder(TargetOverride target) {
    return List.of(
        target.python(),
        target.abi(),
        target.glibc(),
        target.machine(),
        new TreeMap<>(target.markers()),
        target.tags());
  }

  private void entries(String kind, List<RequirementEntry> entries) {
    for (RequirementEntry entry : entries) {
      add(kind, entry.requirement());
      add("hashes", entry.hashes());
      if (entry.target() instanceof RequirementTarget.Link link) {
        local(link.uri());
      } else if (entry.target() instanceof RequirementTarget.NamelessWheel wheel) {
        add(wheel.name().filename(), wheel.sha256());
      } else if (entry.target() instanceof RequirementTarget.Folder folder) {
        project(folder.path());
      }
    }
  }

  /** What a project's folder holds, but what builds and tools leave there. */
  private void project(Path root) {
    try {
      SortedMap<String, String> found = new TreeMap<>();
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              String name = String.valueOf(folder.getFileName());
              boolean output = PRODUCTS.contains(name) || name.startsWith(".");
              return output && !folder.equals(root)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              found.put(
                  file.toString(),
                  attributes.size() + " " + attributes.lastModifiedTime().toMillis());
              return FileVisitResult.CONTINUE;
            }
          });
      // A folder tells its files in no order.
      found.forEach(this::add);
    } catch (IOException e) {
      add(root.toString(), "unreadable");
    }
  }

  /** What a local file or folder holds, by name, size and time; nothing for a remote one. */
  private void local(URI uri) {
    if (!"file".equals(uri.getScheme())) {
      return;
    }
    // Neither a hash in the fragment nor localhost belongs to the path.
    Path path = Transfer.localPath(uri);
    try (Stream<Path> files = Files.isDirectory(path) ? Files.list(path) : Stream.of(path)) {
      for (Path file : files.sorted().toList()) {
        add(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis());
      }
    } catch (IOException e) {
      // What cannot be listed now is reported, with its place, when it is to be used.
      add(path.toString(), "unreadable");
    }
  }

  private void add(String name, Object value) {
    digest.update((name + "=" + value + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
