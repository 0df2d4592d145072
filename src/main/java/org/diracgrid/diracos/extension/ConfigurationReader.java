package org.diracgrid.diracos.extension;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.diracgrid.diracos.base.BaseReference;
import org.diracgrid.diracos.requirements.EffectiveSettings;
import org.diracgrid.diracos.requirements.IndexSettings;
import org.diracgrid.diracos.requirements.PipConfiguration;
import org.diracgrid.diracos.requirements.RequirementSet;
import org.diracgrid.diracos.requirements.Stated;
import org.diracgrid.diracos.requirements.StatedSetting;
import org.diracgrid.diracos.transfer.MaskedUri;
import org.diracgrid.diracos.transfer.Transfer;

/** Works out what holds for an extension before anything is resolved, and who said so. */
public final class ConfigurationReader {
  private static final String DEFAULT = "default";

  private final UserEnvironment user;
  private final StepLog log;

  /**
   * Reads on behalf of a user.
   *
   * @param events hears what may surprise
   */
  public ConfigurationReader(UserEnvironment user, Consumer<BuildEvent> events) {
    this.user = user;
    this.log = new StepLog(events);
  }

  /** The configuration of an extension; its base is neither fetched nor read. */
  public EffectiveConfiguration read(ExtensionSettings settings, ExtensionSpec spec) {
    spec.warnings().forEach(log::warn);
    try (Transfer transfer = Transfers.open(user, log)) {
      RequirementSet requirements = new ExtensionRequirements(user, transfer).read(spec);
      requirements.warnings().forEach(log::warn);
      return new EffectiveConfiguration(
          extension(settings),
          index(settings, spec, requirements),
          userRows(spec, requirements.settings()));
    }
  }

  private static List<EffectiveConfiguration.Row> extension(ExtensionSettings settings) {
    List<EffectiveConfiguration.Row> rows = new ArrayList<>();
    for (ExtensionKey key : ExtensionKey.values()) {
      settings
          .get(key)
          .ifPresentOrElse(
              setting ->
                  setting
                      .values()
                      .forEach(value -> rows.add(row(key.key(), value, setting.origin()))),
              () -> key.standard().ifPresent(value -> rows.add(row(key.key(), value, DEFAULT))));
    }
    return List.copyOf(rows);
  }

  private List<EffectiveConfiguration.Row> index(
      ExtensionSettings settings, ExtensionSpec spec, RequirementSet requirements) {
    List<StatedSetting> stated =
        new ArrayList<>(
            new PipConfiguration(user.variables(), user.home(), System.getProperty("os.name"))
                .stated());
    IndexChoice choice = spec.index();
    choice.indexUrl().ifPresent(url -> state(settings, ExtensionKey.INDEX_URL, url, stated));
    choice
        .extraIndexUrls()
        .forEach(url -> state(settings, ExtensionKey.EXTRA_INDEX_URL, url, stated));
    choice.findLinks().forEach(url -> state(settings, ExtensionKey.FIND_LINKS, url, stated));
    if (choice.noIndex()) {
      state(settings, ExtensionKey.NO_INDEX, true, stated);
    }
    stated.addAll(requirements.stated());
    IndexSettings effective = requirements.settings();
    return new EffectiveSettings(stated)
        .of(effective).stream().map(s -> row(s.option(), s.value(), s.source())).toList();
  }

  private static void state(
      ExtensionSettings settings, ExtensionKey key, Object value, List<StatedSetting> stated) {
    String option = key.key().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    String source = settings.get(key).map(Setting::origin).orElse(DEFAULT);
    stated.add(new StatedSetting(option, value.toString(), source));
  }

  private List<EffectiveConfiguration.Row> userRows(ExtensionSpec spec, IndexSettings index) {
    List<EffectiveConfiguration.Row> rows = new ArrayList<>();
    rows.add(
        row(
            "cache",
            user.cacheFolder().toString(),
            user.cache().isPresent() ? "diracos.cache" : DEFAULT));
    rows.add(row("offline", String.valueOf(user.offline()), user.offline() ? "-o" : DEFAULT));
    EffectiveLimits limits = EffectiveLimits.of(user);
    rows.add(seconds("connectTimeout", limits.connectTimeout()));
    rows.add(seconds("readTimeout", limits.readTimeout()));
    rows.add(row("retries", limits.retries().value().toString(), limits.retries().source()));
    rows.add(
        limits
            .totalTimeout()
            .map(limit -> seconds("totalTimeout", limit))
            .orElseGet(() -> row("totalTimeout", "none", DEFAULT)));
    Stream.concat(releases(spec.base()), index.indexUrls().stream())
        .forEach(
            url ->
                user.servers()
                    .mirrorOf(url)
                    .ifPresent(
                        mirror -> rows.add(row("mirror", mirror.toString(), mirrored(url)))));
    return List.copyOf(rows);
  }

  private static EffectiveConfiguration.Row seconds(String name, Stated<Duration> time) {
    String value =
        BigDecimal.valueOf(time.value().toMillis(), 3).stripTrailingZeros().toPlainString();
    return row(name, value + " s", time.source());
  }

  private static Stream<URI> releases(BaseReference base) {
    return base instanceof BaseReference.Released it ? it.baseUrls().stream() : Stream.empty();
  }

  private static String mirrored(URI url) {
    return "settings.xml, instead of " + MaskedUri.of(url);
  }

  private static EffectiveConfiguration.Row row(String name, String value, String source) {
    return new EffectiveConfiguration.Row(name, masked(value), source);
  }

  private static String masked(String value) {
    return new StatedSetting("", value, "").value();
  }
}
