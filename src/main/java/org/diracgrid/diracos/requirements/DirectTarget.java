package org.diracgrid.diracos.requirements;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diracgrid.diracos.python.InvalidRequirementException;
import org.diracgrid.diracos.python.InvalidWheelNameException;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Requirement;
import org.diracgrid.diracos.python.WheelName;
import org.diracgrid.diracos.transfer.PercentCoding;

/**
 * What a URL in a requirement asks for.
 *
 * @param target the file, folder or checkout
 * @param name the project, if the URL tells
 * @param extras those of {@code #egg=name[extra]}
 */
record DirectTarget(
    RequirementTarget target, Optional<ProjectName> name, SortedSet<String> extras) {
  private static final Pattern CHECKOUT =
      Pattern.compile(
          "(?i)(?:git\\+(?:https?|ssh|git|file)|hg\\+(?:https?|ssh|static-http|file)"
              + "|svn\\+(?:https?|ssh|svn|file)|bzr\\+(?:https?|ssh|sftp|ftp|lp|file)):.*",
          Pattern.DOTALL);
  private static final Pattern URL =
      Pattern.compile("(?i)(?:https?|file|ftp|ssh|sftp|git):.*", Pattern.DOTALL);
  private static final Pattern HASH =
      Pattern.compile("(?:^|&)((?:md5|sha1|sha224|sha256|sha384|sha512)=[0-9a-fA-F]+)(?:&|$)");

  /** Whether pip takes a text for a URL. */
  static boolean isUrl(String text) {
    return URL.matcher(text).matches() || isCheckout(text);
  }

  /** Whether a text is a URL of version control. */
  static boolean isCheckout(String text) {
    return CHECKOUT.matcher(text).matches();
  }

  /** The project whose wheel it is; empty for anything but a wheel. */
  Optional<ProjectName> wheel() {
    return target instanceof RequirementTarget.Link link ? wheelName(link.uri()) : Optional.empty();
  }

  /** Throws {@link IllegalArgumentException}, which says what is wrong with the URL. */
  static DirectTarget of(String url) {
    int hash = url.indexOf('#');
    String plain = hash < 0 ? url : url.substring(0, hash);
    String fragment = hash < 0 ? "" : url.substring(hash + 1);
    Optional<Requirement> egg = value(url, "egg").map(DirectTarget::egg);
    Optional<String> subdirectory = value(url, "subdirectory").filter(folder -> !folder.isEmpty());
    RequirementTarget target = target(plain, fragment, subdirectory);
    Optional<ProjectName> name = egg.map(Requirement::name);
    if (target instanceof RequirementTarget.Link link) {
      name = wheelName(link.uri()).or(() -> egg.map(Requirement::name));
    }
    return new DirectTarget(target, name, egg.map(Requirement::extras).orElseGet(TreeSet::new));
  }

  private static RequirementTarget target(
      String plain, String fragment, Optional<String> subdirectory) {
    if (isCheckout(plain)) {
      return checkout(plain, subdirectory);
    }
    URI uri = RequirementsSource.url(plain);
    if ("file".equalsIgnoreCase(uri.getScheme())) {
      Path path =
          Path.of(URI.create(uri.toString().replaceFirst("(?i)^file://localhost/", "file:///")))
              .normalize();
      if (Files.isDirectory(path)) {
        return new RequirementTarget.Folder(path, subdirectory);
      }
      uri = path.toUri();
    } else if (!uri.toString().toLowerCase(Locale.ROOT).startsWith("http")) {
      throw new IllegalArgumentException(
          "files are fetched by http, https and file, not by " + uri.getScheme());
    }
    Matcher digest = HASH.matcher(fragment);
    return new RequirementTarget.Link(
        digest.find() ? URI.create(uri + "#" + digest.group(1)) : uri, subdirectory);
  }

  private static RequirementTarget.Checkout checkout(String plain, Optional<String> subdirectory) {
    int plus = plain.indexOf('+');
    String scheme = plain.substring(0, plain.indexOf(':'));
    String repository = plain.substring(plus + 1);
    Optional<String> revision = Optional.empty();
    // An @ before the path belongs to the user, one in the path begins the revision.
    int path = repository.indexOf('/', repository.indexOf("://") + 3);
    int at = repository.lastIndexOf('@');
    if (path >= 0 && at > path) {
      revision = Optional.of(repository.substring(at + 1));
      repository = repository.substring(0, at);
      if (revision.get().isEmpty()) {
        throw new IllegalArgumentException("no revision follows the @ at its end");
      }
    }
    return new RequirementTarget.Checkout(
        scheme.toLowerCase(Locale.ROOT),
        RequirementsSource.url(repository),
        revision,
        subdirectory);
  }

  /** Like pip, takes the first behind any # or &, wherever in the URL that stands. */
  private static Optional<String> value(String url, String key) {
    Matcher value = Pattern.compile("[#&]" + key + "=([^&]*)").matcher(url);
    return value.find() ? Optional.of(value.group(1)) : Optional.empty();
  }

  private static Requirement egg(String text) {
    try {
      Requirement egg = Requirement.parse(text);
      if (egg.specifier().isAny() && egg.url().isEmpty() && egg.marker().isEmpty()) {
        return egg;
      }
    } catch (InvalidRequirementException e) {
      throw new IllegalArgumentException("what follows egg= is no project name: " + e.reason(), e);
    }
    throw new IllegalArgumentException("only a project name and extras may follow egg=");
  }

  /** The name of a wheel at a URL, empty for other files. */
  private static Optional<ProjectName> wheelName(URI uri) {
    String path = uri.toString().split("[?#]", 2)[0];
    String filename = PercentCoding.decode(path.substring(path.lastIndexOf('/') + 1));
    if (!filename.endsWith(".whl")) {
      return Optional.empty();
    }
    try {
      return Optional.of(WheelName.parse(filename).project());
    } catch (InvalidWheelNameException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
