package org.diracgrid.diracos.extension;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.diracgrid.diracos.base.LocatedBase;
import org.diracgrid.diracos.base.TargetOverride;
import org.diracgrid.diracos.index.FailedCheckoutException;
import org.diracgrid.diracos.index.RepositoryReference;
import org.diracgrid.diracos.requirements.FormatControl;
import org.diracgrid.diracos.requirements.IndexSettings;
import org.diracgrid.diracos.requirements.ReleaseControl;
import org.diracgrid.diracos.requirements.RequirementEntry;
import org.diracgrid.diracos.requirements.RequirementSet;
import org.diracgrid.diracos.requirements.RequirementTarget;
import org.diracgrid.diracos.transfer.DigestAlgorithm;
import org.diracgrid.diracos.transfer.Transfer;

/**
 * One digest of all that a build's result depends on, as far as it can be known without resolving:
 * the extension, the base, the requirements, what local files and folders hold, and what branches
 * and tags mean. New releases on an index do not change it.
 */
final class InputDigest {
  private static final Pattern OFFERED =
      Pattern.compile("(?i).*\\.(whl|zip|tar|tgz|tar\\.(gz|bz2|xz|lzma|Z))");

  private static final String UNREADABLE = "unreadable";

  private final MessageDigest digest = DigestAlgorithm.SHA256.digest();
  private final ContentDigests files;
  private final Function<RepositoryReference, Optional<String>> meanings;

  private InputDigest(
      ContentDigests files, Function<RepositoryReference, Optional<String>> meanings) {
    this.files = files;
    this.meanings = meanings;
  }

  /**
   * The digest, in hexadecimal.
   *
   * @param files knows what local files hold
   * @param meanings the commits that branches and tags mean
   */
  static String of(
      ExtensionSpec spec,
      LocatedBase base,
      RequirementSet requirements,
      Optional<ExtensionLock> lock,
      BuildOptions options,
      UserEnvironment user,
      ContentDigests files,
      Function<RepositoryReference, Optional<String>> meanings) {
    InputDigest inputs = new InputDigest(files, meanings);
    inputs.add("plugin", user.pluginVersion());
    user.buildPython().interpreter().ifPresent(python -> inputs.file("buildPython", python));
    inputs.add("extension", spec.tarballName());
    inputs.add("diracOsVersion", spec.diracOsVersion());
    inputs.add("base", base.sha256());
    inputs.add("target", spec.target().map(InputDigest::inOrder));
    inputs.add("basePackages", spec.basePackages());
    inputs.add("timestamp", options.timestamp());
    inputs.add("fileConflicts", options.fileConflicts());
    inputs.add("recordMismatches", options.recordMismatches());
    inputs.entries("requirement", requirements.requirements(), lock.isPresent());
    inputs.entries("constraint", requirements.constraints(), lock.isPresent());
    inputs.add("settings", inOrder(requirements.settings()));
    requirements.settings().findLinks().forEach(inputs::offered);
    inputs.add("lock", lock.map(ExtensionLock::sha256));
    return HexFormat.of().formatHex(inputs.digest.digest());
  }

  /** Sets and maps have no order to rely on: Java's own print in another one in each run. */
  private static List<Object> inOrder(IndexSettings settings) {
    FormatControl formats = settings.formatControl();
    ReleaseControl releases = settings.releaseControl();
    return List.of(
        settings.indexUrls(),
        settings.findLinks(),
        settings.noIndex(),
        formats.noBinaryForAll(),
        formats.onlyBinaryForAll(),
        new TreeSet<>(formats.noBinary()),
        new TreeSet<>(formats.onlyBinary()),
        releases.allReleasesForAll(),
        releases.onlyFinalForAll(),
        new TreeSet<>(releases.allReleases()),
        new TreeSet<>(releases.onlyFinal()),
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

  private void entries(String kind, List<RequirementEntry> entries, boolean locked) {
    for (RequirementEntry entry : entries) {
      add(kind, entry.requirement());
      add("hashes", entry.hashes());
      if (entry.target() instanceof RequirementTarget.Link link) {
        local(link.uri());
      } else if (entry.target() instanceof RequirementTarget.NamelessWheel wheel) {
        add(wheel.name().filename(), wheel.sha256());
      } else if (entry.target() instanceof RequirementTarget.Folder folder) {
        FolderFiles.of(folder.path()).forEach(it -> file(it, folder.path().resolve(it)));
      } else if (entry.target() instanceof RequirementTarget.Checkout checkout && !locked) {
        add("commit", meaning(checkout));
      }
    }
  }

  /** What cannot be asked now is reported, with its place, when it is to be checked out. */
  private Optional<String> meaning(RequirementTarget.Checkout checkout) {
    try {
      return meanings.apply(
          new RepositoryReference(
              checkout.scheme(),
              checkout.repository(),
              checkout.revision(),
              checkout.subdirectory()));
    } catch (FailedCheckoutException e) {
      return Optional.of("unknown");
    }
  }

  /** What a local page, or a folder's wheels and source distributions hold; nothing remote. */
  private void offered(URI uri) {
    if (!isLocal(uri) || !Files.isDirectory(Transfer.localPath(uri))) {
      local(uri);
      return;
    }
    Path folder = Transfer.localPath(uri);
    try (Stream<Path> found = Files.list(folder)) {
      found
          .filter(file -> OFFERED.matcher(file.getFileName().toString()).matches())
          .sorted()
          .forEach(file -> file(file.getFileName().toString(), file));
    } catch (IOException | UncheckedIOException e) {
      add(folder.toString(), UNREADABLE);
    }
  }

  /** What a local file holds; nothing for a remote one. */
  private void local(URI uri) {
    if (isLocal(uri)) {
      // Neither a hash in the fragment nor localhost belongs to the path.
      Path path = Transfer.localPath(uri);
      file(String.valueOf(path.getFileName()), path);
    }
  }

  private static boolean isLocal(URI uri) {
    return "file".equalsIgnoreCase(uri.getScheme());
  }

  private void file(String name, Path file) {
    try {
      add(name, Files.isRegularFile(file) ? files.sha256(file) : "no file");
    } catch (IOException e) {
      // What cannot be read now is reported, with its place, when it is to be used.
      add(name, UNREADABLE);
    }
  }

  private void add(String name, Object value) {
    digest.update((name + "=" + value + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
