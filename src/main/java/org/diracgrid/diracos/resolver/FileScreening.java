package org.diracgrid.diracos.resolver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.index.DistributionFile;
import org.diracgrid.diracos.python.InvalidSpecifierException;
import org.diracgrid.diracos.python.PreReleasePolicy;
import org.diracgrid.diracos.python.SdistName;
import org.diracgrid.diracos.python.SpecifierSet;
import org.diracgrid.diracos.python.WheelName;
import org.diracgrid.diracos.python.WheelTag;
import org.diracgrid.diracos.requirements.FormatControl;
import org.diracgrid.diracos.transfer.Checksum;

/** Tells why a file cannot be a candidate for the target. */
final class FileScreening {
  private final TargetEnvironment target;
  private final FormatControl formats;
  private final SourcePolicy sources;

  /** An index repeats the same Requires-Python on thousands of links. */
  private final Map<String, Boolean> pythonAllowed = new ConcurrentHashMap<>();

  FileScreening(ResolutionRequest request) {
    this.target = request.target();
    this.formats = request.requirements().settings().formatControl();
    this.sources = request.sources();
  }

  /**
   * The reason as the end of a sentence that begins with the file's name; empty if it is usable.
   */
  Optional<String> reject(DistributionFile file) {
    Optional<String> format = file.wheel().map(w -> wheel(file, w)).orElseGet(() -> sdist(file));
    return format.or(() -> file.requiresPython().filter(p -> !allows(p)).map(this::wrongPython));
  }

  /** Whether Requires-Python lets the target's Python in; an invalid one is ignored, as by pip. */
  boolean allows(String requiresPython) {
    return pythonAllowed.computeIfAbsent(
        requiresPython,
        text -> {
          try {
            return allows(SpecifierSet.parse(text));
          } catch (InvalidSpecifierException e) {
            return true;
          }
        });
  }

  boolean allows(SpecifierSet requiresPython) {
    return requiresPython.contains(target.python(), PreReleasePolicy.ALLOW);
  }

  String wrongPython(String requiresPython) {
    return "needs Python %s, while the base has %s".formatted(requiresPython, target.python());
  }

  /** The reason why its hashes are not those allowed, if all that it has are known. */
  static Optional<String> wrongHash(DistributionFile file, List<Checksum> allowed) {
    boolean comparable =
        file.hashes().stream()
            .anyMatch(h -> allowed.stream().anyMatch(a -> a.algorithm() == h.algorithm()));
    return comparable && file.hashes().stream().noneMatch(allowed::contains)
        ? Optional.of("has %s, which no --hash allows".formatted(file.hashes().get(0)))
        : Optional.empty();
  }

  private Optional<String> wheel(DistributionFile file, WheelName wheel) {
    if (!formats.allowsWheels(file.project())) {
      return Optional.of("is a wheel, which --no-binary excludes");
    }
    return target.tags().rank(wheel).isPresent() ? Optional.empty() : Optional.of(wrongTags(wheel));
  }

  /** Names of the tags only what keeps the wheel from fitting. */
  private String wrongTags(WheelName wheel) {
    List<WheelTag> supported = target.tags().inOrder();
    boolean pythonFits = wheel.tags().stream().anyMatch(tag -> anyOn(supported, python(tag)));
    boolean platformFits =
        wheel.tags().stream()
            .anyMatch(
                tag -> supported.stream().anyMatch(it -> it.platform().equals(tag.platform())));
    String own = supported.isEmpty() ? "CPython " + target.python() : python(supported.get(0));
    String platform = "%s with glibc %s".formatted(target.machine(), target.glibc());
    String tags = tags(wheel.filename());
    int end = tags.lastIndexOf('-');
    if (pythonFits && !platformFits) {
      return "is for %s, not for the base's %s".formatted(tags.substring(end + 1), platform);
    }
    if (platformFits && !pythonFits) {
      return "is for %s, not for the base's %s".formatted(tags.substring(0, end), own);
    }
    return "is for %s, not for the base's %s on %s".formatted(tags, own, platform);
  }

  private static boolean anyOn(List<WheelTag> supported, String python) {
    return supported.stream().anyMatch(it -> python(it).equals(python));
  }

  /** Interpreter and ABI, e.g. {@code cp27-cp27mu}. */
  private static String python(WheelTag tag) {
    return tag.interpreter() + "-" + tag.abi();
  }

  private Optional<String> sdist(DistributionFile file) {
    // Like pip, lets a folder or checkout be, as no index offered it.
    boolean archive = SdistName.hasSdistSuffix(file.filename());
    if (archive && !formats.allowsSdists(file.project())) {
      return Optional.of("is a source distribution, which --only-binary excludes");
    }
    return sources == SourcePolicy.BUILD
        ? Optional.empty()
        : Optional.of("is a source distribution, and only wheels can be used here");
  }

  /** The tags as the file's name writes them, e.g. {@code cp39-cp39-win_amd64}. */
  private static String tags(String filename) {
    String stem = filename.substring(0, filename.length() - ".whl".length());
    int dash = stem.length();
    for (int i = 0; i < 3; i++) {
      dash = stem.lastIndexOf('-', dash - 1);
    }
    return stem.substring(dash + 1);
  }
}
