package org.diracgrid.diracos.python;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a wheel's file name says (binary distribution format).
 *
 * @param filename as given
 * @param project the project
 * @param version the version
 * @param build the build tag, if any
 * @param tags every tag the compressed tag set stands for
 */
public record WheelName(
    String filename,
    ProjectName project,
    Version version,
    Optional<BuildTag> build,
    Set<WheelTag> tags) {
  private static final String SUFFIX = ".whl";

  /** The format escapes every other character of a name as one underscore. */
  private static final Pattern PROJECT = Pattern.compile("(?!.*__)[\\p{L}\\p{N}_.]+");

  private static final Pattern BUILD = Pattern.compile("([0-9]{1,18})(.*)");

  /** Reads a file name that ends in {@code .whl}; throws {@link InvalidWheelNameException}. */
  public static WheelName parse(String filename) {
    if (!filename.endsWith(SUFFIX)) {
      throw new InvalidWheelNameException(filename, -1, "it does not end in .whl");
    }
    String[] parts = filename.substring(0, filename.length() - SUFFIX.length()).split("-", -1);
    if (parts.length != 5 && parts.length != 6) {
      throw new InvalidWheelNameException(
          filename, -1, "it has %d parts, not 5 or 6".formatted(parts.length));
    }
    if (!PROJECT.matcher(parts[0]).matches()) {
      throw new InvalidWheelNameException(
          filename, 0, "'%s' is no escaped project name".formatted(parts[0]));
    }
    try {
      int tags = parts.length - 3;
      return new WheelName(
          filename,
          new ProjectName(ProjectName.normalize(parts[0])),
          Version.parse(parts[1]),
          parts.length == 6 ? Optional.of(build(filename, parts)) : Optional.empty(),
          WheelTag.expand(String.join("-", parts[tags], parts[tags + 1], parts[tags + 2])));
    } catch (InvalidVersionException e) {
      throw new InvalidWheelNameException(
          filename, parts[0].length() + 1, "'%s' is no version".formatted(parts[1]));
    } catch (InvalidWheelNameException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new InvalidWheelNameException(filename, -1, "its tags are wrong: " + e.getMessage());
    }
  }

  /**
   * The name that a wheel has to have; throws {@link InvalidWheelNameException} where no name says
   * exactly these tags.
   *
   * @param build the build tag as written, if any
   */
  public static WheelName of(
      ProjectName project, Version version, Optional<String> build, Set<WheelTag> tags) {
    String compressed =
        "%s-%s-%s"
            .formatted(
                compressed(tags, WheelTag::interpreter),
                compressed(tags, WheelTag::abi),
                compressed(tags, WheelTag::platform));
    WheelName name =
        parse(
            "%s-%s%s-%s%s"
                .formatted(
                    project.normalized().replace('-', '_'),
                    version,
                    build.map(tag -> "-" + tag).orElse(""),
                    compressed,
                    SUFFIX));
    if (!name.tags().equals(tags)) {
      throw new InvalidWheelNameException(
          name.filename(), -1, "it would stand for other tags than " + new TreeSet<>(texts(tags)));
    }
    return name;
  }

  private static String compressed(Set<WheelTag> tags, Function<WheelTag, String> part) {
    return tags.stream().map(part).distinct().sorted().collect(Collectors.joining("."));
  }

  private static List<String> texts(Set<WheelTag> tags) {
    return tags.stream().map(WheelTag::toString).toList();
  }

  private static BuildTag build(String filename, String[] parts) {
    Matcher matcher = BUILD.matcher(parts[2]);
    if (!matcher.matches()) {
      throw new InvalidWheelNameException(
          filename,
          parts[0].length() + parts[1].length() + 2,
          "'%s' is no build tag, which begins with a digit".formatted(parts[2]));
    }
    return new BuildTag(Long.parseLong(matcher.group(1)), matcher.group(2));
  }
}
