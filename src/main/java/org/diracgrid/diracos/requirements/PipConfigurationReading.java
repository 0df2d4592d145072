package org.diracgrid.diracos.requirements;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.diracgrid.diracos.python.InvalidProjectNameException;

/** Takes pip's own configuration into the settings, as pip's {@code _update_defaults} does. */
final class PipConfigurationReading {
  private final Path home;
  private final SettingsInProgress result;
  private final List<StatedSetting> stated = new ArrayList<>();

  /** Relative paths begin in the working folder, as for pip. */
  private final RequirementsSource here =
      RequirementsSource.of(Path.of("pip.conf").toUri(), Path.of(""));

  PipConfigurationReading(Path home, SettingsInProgress result) {
    this.home = home;
    this.result = result;
  }

  /** What was said, in the order in which it was applied. */
  List<StatedSetting> stated() {
    return List.copyOf(stated);
  }

  /** Applies settings, the weakest first; throws {@link InvalidPipSettingException}. */
  void read(List<PipSetting> settings) {
    last(settings, "index-url")
        .ifPresent(s -> place(s, s.value().strip(), here::index, result::indexUrl));
    last(settings, "extra-index-url")
        .ifPresent(
            s -> s.words().forEach(url -> place(s, url, here::index, result::extraIndexUrl)));
    last(settings, "find-links")
        .ifPresent(s -> s.words().forEach(url -> place(s, url, here::place, result::findLinks)));
    last(settings, "trusted-host").ifPresent(s -> s.words().forEach(host -> trustedHost(s, host)));
    settings.forEach(this::projects);
    flag(settings, "pre", this::preReleases);
    flag(settings, "prefer-binary", setting -> result.preferBinary());
    flag(settings, "require-hashes", setting -> hashes(setting, HashChecking.ALL));
    flag(settings, "no-require-hashes", setting -> hashes(setting, HashChecking.WHERE_GIVEN));
    flag(settings, "no-index", setting -> result.noIndex());
  }

  private static Optional<PipSetting> last(List<PipSetting> settings, String key) {
    return settings.stream()
        .filter(setting -> setting.key().equals(key))
        .reduce((weaker, stronger) -> stronger);
  }

  private void flag(List<PipSetting> settings, String key, Consumer<PipSetting> action) {
    last(settings, key)
        .ifPresent(
            setting -> {
              boolean given = setting.flag();
              if (given) {
                action.accept(setting);
              }
              state(setting, String.valueOf(given));
            });
  }

  private void trustedHost(PipSetting setting, String host) {
    result.trustedHost(host);
    state(setting, host);
  }

  /** These add up over sections and variables, unlike the others. */
  private void projects(PipSetting setting) {
    String value = setting.value().strip();
    try {
      switch (setting.key()) {
        case "no-binary" -> result.noBinary(value);
        case "only-binary" -> result.onlyBinary(value);
        case "all-releases" -> result.allReleases(value);
        case "only-final" -> result.onlyFinal(value);
        default -> {
          return;
        }
      }
      state(setting, value);
    } catch (InvalidProjectNameException e) {
      throw setting.invalid(e.getMessage());
    }
  }

  private void preReleases(PipSetting setting) {
    if (result.choosesReleases()) {
      throw setting.invalid("it cannot be used with all-releases or only-final");
    }
    result.preReleases();
  }

  private void hashes(PipSetting setting, HashChecking wanted) {
    try {
      result.hashChecking(wanted);
    } catch (IllegalArgumentException e) {
      throw setting.invalid(e.getMessage());
    }
  }

  /** A URL, or a path, in which {@code ~} stands for the home folder. */
  private void place(
      PipSetting setting, String text, Function<String, URI> reading, Consumer<URI> action) {
    try {
      URI place =
          reading.apply(text.startsWith("~/") ? home.resolve(text.substring(2)).toString() : text);
      action.accept(place);
      state(setting, place.toString());
    } catch (IllegalArgumentException e) {
      throw setting.invalid(e.getMessage());
    }
  }

  private void state(PipSetting setting, String value) {
    stated.add(new StatedSetting(setting.key(), value, setting.source()));
  }
}
