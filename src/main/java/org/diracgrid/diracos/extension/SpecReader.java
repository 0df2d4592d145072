package org.diracgrid.diracos.extension;

import static org.diracgrid.diracos.extension.ExtensionKey.BASE;
import static org.diracgrid.diracos.extension.ExtensionKey.BASE_PACKAGES;
import static org.diracgrid.diracos.extension.ExtensionKey.BASE_URL;
import static org.diracgrid.diracos.extension.ExtensionKey.DIRACOS_VERSION;
import static org.diracgrid.diracos.extension.ExtensionKey.EXTENSION_NAME;
import static org.diracgrid.diracos.extension.ExtensionKey.EXTRA_INDEX_URL;
import static org.diracgrid.diracos.extension.ExtensionKey.FIND_LINKS;
import static org.diracgrid.diracos.extension.ExtensionKey.INDEX_URL;
import static org.diracgrid.diracos.extension.ExtensionKey.NO_INDEX;
import static org.diracgrid.diracos.extension.ExtensionKey.PIP_REQUIREMENTS;
import static org.diracgrid.diracos.extension.ExtensionKey.SHA256;
import static org.diracgrid.diracos.extension.ExtensionKey.TARGET_ENVIRONMENT;
import static org.diracgrid.diracos.extension.ExtensionKey.VERSION;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.diracgrid.diracos.base.BaseReference;
import org.diracgrid.diracos.resolver.BasePackagePolicy;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.DigestAlgorithm;

/** Turns settings into a checked {@link ExtensionSpec}. */
public final class SpecReader {
  /** Where released DIRACOS tarballs lie. */
  static final URI RELEASES = URI.create("https://diracos.web.cern.ch/diracos/releases");

  /** Two characters at least, so that {@code C:\base.tar.gz} is a path. */
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

  private static final Pattern COORDINATES = Pattern.compile("[\\w.-]+(:[\\w.-]+){2,4}");

  private final ArtifactSource artifacts;

  /** Resolves a base given as coordinates from this source. */
  public SpecReader(ArtifactSource artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * Checks the settings, and resolves the base if it is an artifact.
   *
   * @param displayFolder files below it are named relative to it in messages
   * @throws ConfigurationException if a key is missing or a value cannot be
   */
  public ExtensionSpec read(ExtensionSettings settings, Path displayFolder) {
    Optional<Setting> release = settings.get(DIRACOS_VERSION);
    release.ifPresent(s -> checkName(DIRACOS_VERSION, s));
    return new ExtensionSpec(
        name(settings, EXTENSION_NAME),
        name(settings, VERSION),
        release.map(Setting::value),
        base(settings),
        digest(settings),
        location(PIP_REQUIREMENTS, required(settings, PIP_REQUIREMENTS)),
        new IndexChoice(
            settings.get(INDEX_URL).map(s -> location(INDEX_URL, s)),
            locations(settings, EXTRA_INDEX_URL),
            locations(settings, FIND_LINKS),
            settings.get(NO_INDEX).map(SpecReader::flag).orElse(false)),
        settings.get(TARGET_ENVIRONMENT).map(TargetReader::read),
        LockSettings.read(settings),
        settings.get(BASE_PACKAGES).map(SpecReader::basePackages).orElse(BasePackagePolicy.REPLACE),
        List.of(),
        displayFolder,
        settings.warnings());
  }

  /**
   * The base alone, for a goal that needs no more of an extension; empty if nobody names one.
   *
   * @throws ConfigurationException if a value cannot be
   */
  Optional<BaseReference> readBase(ExtensionSettings settings) {
    return settings.get(BASE).isPresent() || settings.get(DIRACOS_VERSION).isPresent()
        ? Optional.of(base(settings))
        : Optional.empty();
  }

  /** The digest the base must have, if any is given. */
  static Optional<Checksum> digest(ExtensionSettings settings) {
    return settings.get(SHA256).map(SpecReader::sha256);
  }

  private BaseReference base(ExtensionSettings settings) {
    if (settings.get(BASE).isPresent()) {
      return base(settings.get(BASE).get());
    }
    if (settings.get(DIRACOS_VERSION).isEmpty()) {
      throw new MissingKeyException(
          DIRACOS_VERSION, Optional.ofNullable(settings.misspelt().get(DIRACOS_VERSION)));
    }
    List<URI> folders = locations(settings, BASE_URL);
    return new BaseReference.Released(
        settings.get(DIRACOS_VERSION).get().value(),
        folders.isEmpty() ? List.of(RELEASES) : folders);
  }

  private BaseReference base(Setting setting) {
    String text = setting.value();
    if (!SCHEME.matcher(text).matches() || Files.exists(path(BASE, setting, text))) {
      return new BaseReference.Local(path(BASE, setting, text), text, false);
    }
    if (COORDINATES.matcher(text).matches()) {
      // A repository checks its artifacts' checksums on the way here.
      return new BaseReference.Local(artifacts.resolve(text), text, true);
    }
    URI uri = location(BASE, setting);
    return "file".equals(uri.getScheme())
        ? new BaseReference.Local(Path.of(uri), text, false)
        : new BaseReference.Remote(uri);
  }

  static Setting required(ExtensionSettings settings, ExtensionKey key) {
    return settings
        .get(key)
        .orElseThrow(
            () -> new MissingKeyException(key, Optional.ofNullable(settings.misspelt().get(key))));
  }

  private static String name(ExtensionSettings settings, ExtensionKey key) {
    Setting setting = required(settings, key);
    checkName(key, setting);
    return setting.value();
  }

  /**
   * A name becomes part of a file name, of {@code DIRACOS = LHCb:v1} in a CFG file and of a URL, so
   * only what is plain in all three may stand in it.
   */
  private static void checkName(ExtensionKey key, Setting setting) {
    String text = setting.value();
    if (text.isEmpty()) {
      throw new InvalidSettingException(key, text, setting.origin(), "it is empty");
    }
    if (text.contains("${")) {
      throw new InvalidSettingException(
          key, text, setting.origin(), "Maven knows no property of that name");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && (i == 0 || "._+-".indexOf(c) < 0)) {
        throw new InvalidSettingException(key, text, setting.origin(), reason(c, i));
      }
    }
  }

  private static String reason(char c, int index) {
    if (Character.isWhitespace(c)) {
      return "white space cannot be part of a file name that dirac-install composes";
    }
    if (c == ':') {
      return "dirac-install splits DIRACOS = <extension>:<version> at the colon";
    }
    if (c == '/' || c == '\\') {
      return "it becomes part of a file name, which has no '%s'".formatted(c);
    }
    String shown = c < ' ' ? "a control character" : "'" + c + "'";
    return "%s cannot stand %s; letters, digits and '.', '_', '+', '-' can"
        .formatted(shown, index == 0 ? "at its beginning" : "in it");
  }

  private static Checksum sha256(Setting setting) {
    try {
      return new Checksum(DigestAlgorithm.SHA256, setting.value());
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(
          SHA256, setting.value(), setting.origin(), "a SHA-256 has 64 hexadecimal digits");
    }
  }

  private static boolean flag(Setting setting) {
    return switch (setting.value().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new InvalidSettingException(
              NO_INDEX, setting.value(), setting.origin(), "it is true or false");
    };
  }

  private static BasePackagePolicy basePackages(Setting setting) {
    return switch (setting.value().toLowerCase(Locale.ROOT)) {
      case "replace" -> BasePackagePolicy.REPLACE;
      case "keep" -> BasePackagePolicy.KEEP;
      default ->
          throw new InvalidSettingException(
              BASE_PACKAGES, setting.value(), setting.origin(), "it is replace or keep");
    };
  }

  private static List<URI> locations(ExtensionSettings settings, ExtensionKey key) {
    return settings
        .get(key)
        .map(
            s ->
                s.values().stream()
                    .map(v -> location(key, new Setting(List.of(v), s.origin(), s.folder())))
                    .toList())
        .orElse(List.of());
  }

  /** A path or URL of the kind that can be read. */
  static URI location(ExtensionKey key, Setting setting) {
    String text = setting.value();
    if (text.isBlank()) {
      throw new InvalidSettingException(key, text, setting.origin(), "it is empty");
    }
    if (!SCHEME.matcher(text).matches()) {
      return path(key, setting, text).toUri();
    }
    try {
      URI uri = new URI(text);
      return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
        case "http", "https" -> {
          if (uri.getHost() == null) {
            throw new InvalidSettingException(
                key, masked(text), setting.origin(), "the URL names no host");
          }
          yield uri;
        }
        case "file" -> Path.of(uri).toUri();
        default ->
            throw new InvalidSettingException(
                key, masked(text), setting.origin(), "only http, https and file URLs can be read");
      };
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new InvalidSettingException(
          key, masked(text), setting.origin(), "it is no valid URL or path");
    }
  }

  private static Path path(ExtensionKey key, Setting setting, String text) {
    try {
      return setting.folder().resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw new InvalidSettingException(
          key, text, setting.origin(), "it is no path on this system");
    }
  }

  /** A URL that cannot be read may still hold a password. */
  static String masked(String url) {
    return url.replaceAll("//[^/@]*@", "//****@");
  }
}
