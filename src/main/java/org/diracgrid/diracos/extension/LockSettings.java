package org.diracgrid.diracos.extension;

import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads where an extension's lock is, and what to do about it. */
final class LockSettings {
  private static final String DEFAULT_NAME = "pylock.toml";

  private static final Pattern NAME = Pattern.compile("pylock\\.([^.]+\\.)?toml");

  private LockSettings() {}

  static LockChoice read(ExtensionSettings settings) {
    return new LockChoice(
        settings
            .get(ExtensionKey.LOCK_FILE)
            .map(LockSettings::file)
            .orElseGet(() -> beside(settings)),
        settings.get(ExtensionKey.LOCK).map(LockSettings::policy).orElse(LockPolicy.AUTO));
  }

  private static LockPolicy policy(Setting setting) {
    return LockPolicy.named(setting.value())
        .orElseThrow(() -> invalid(ExtensionKey.LOCK, setting, "it is auto, ignore or require"));
  }

  private static Path file(Setting setting) {
    URI uri = SpecReader.location(ExtensionKey.LOCK_FILE, setting);
    if (!"file".equals(uri.getScheme())) {
      throw invalid(ExtensionKey.LOCK_FILE, setting, "a lock lies on this machine");
    }
    Path file = Path.of(uri);
    if (!NAME.matcher(String.valueOf(file.getFileName())).matches()) {
      throw invalid(
          ExtensionKey.LOCK_FILE,
          setting,
          "its name must be pylock.toml, or pylock.<name>.toml without dots in the name (PEP 751)");
    }
    return file;
  }

  /** Beside the requirements; if those are afar, beside what names them. */
  private static Path beside(ExtensionSettings settings) {
    Setting setting = SpecReader.required(settings, ExtensionKey.PIP_REQUIREMENTS);
    URI requirements = SpecReader.location(ExtensionKey.PIP_REQUIREMENTS, setting);
    return "file".equals(requirements.getScheme())
        ? Path.of(requirements).resolveSibling(DEFAULT_NAME)
        : setting.folder().resolve(DEFAULT_NAME);
  }

  private static InvalidSettingException invalid(ExtensionKey key, Setting setting, String reason) {
    return new InvalidSettingException(
        key, SpecReader.masked(setting.value()), setting.origin(), reason);
  }
}
