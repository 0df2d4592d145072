package org.diracgrid.diracos.requirements;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tells of settings in force who said each of them. */
public final class EffectiveSettings {
  private static final String DEFAULT = "default";

  private static final Set<String> INDEX_OPTIONS = Set.of("index-url", "extra-index-url");
  private static final Set<String> FORMATS = Set.of("no-binary", "only-binary");
  private static final Set<String> RELEASES = Set.of("all-releases", "only-final");

  private final List<StatedSetting> stated;

  /**
   * Knows all that was said.
   *
   * @param stated in the order in which it was applied
   */
  public EffectiveSettings(List<StatedSetting> stated) {
    this.stated = List.copyOf(stated);
  }

  /** The settings in force, each with the last one who said so. */
  public List<StatedSetting> of(IndexSettings settings) {
    List<StatedSetting> rows = new ArrayList<>();
    for (int i = 0; i < settings.indexUrls().size(); i++) {
      String option = i == 0 ? "index-url" : "extra-index-url";
      rows.add(row(option, settings.indexUrls().get(i).toString()));
    }
    settings.findLinks().forEach(place -> rows.add(row("find-links", place.toString())));
    flag(rows, "no-index", settings.noIndex());
    FormatControl formats = settings.formatControl();
    names(rows, "no-binary", formats.noBinaryForAll(), formats.noBinary(), FORMATS);
    names(rows, "only-binary", formats.onlyBinaryForAll(), formats.onlyBinary(), FORMATS);
    releases(rows, settings.releaseControl());
    flag(rows, "prefer-binary", settings.preferBinary());
    flag(rows, "require-hashes", settings.hashChecking() == HashChecking.ALL);
    flag(rows, "no-require-hashes", settings.hashChecking() == HashChecking.WHERE_GIVEN);
    settings.trustedHosts().stream().sorted().forEach(host -> rows.add(row("trusted-host", host)));
    return List.copyOf(rows);
  }

  private void releases(List<StatedSetting> rows, ReleaseControl control) {
    boolean pre = stated.stream().anyMatch(s -> s.option().equals("pre"));
    flag(rows, "pre", pre && control.allReleasesForAll());
    boolean all = !pre && control.allReleasesForAll();
    names(rows, "all-releases", all, control.allReleases(), RELEASES);
    names(rows, "only-final", control.onlyFinalForAll(), control.onlyFinal(), RELEASES);
  }

  private void flag(List<StatedSetting> rows, String option, boolean given) {
    if (given) {
      rows.add(row(option, "true"));
    }
  }

  /** Several places, and the opposite option, may have had a say in one list. */
  private void names(
      List<StatedSetting> rows, String option, boolean all, Set<?> names, Set<String> having) {
    String value =
        String.join(
            ",",
            Stream.concat(
                    all ? Stream.of(":all:") : Stream.empty(),
                    names.stream().map(Object::toString).sorted())
                .toList());
    if (!value.isEmpty()) {
      String sources =
          String.join(
              ", ",
              stated.stream()
                  .filter(s -> having.contains(s.option()))
                  .map(StatedSetting::source)
                  .distinct()
                  .toList());
      rows.add(new StatedSetting(option, value, sources.isEmpty() ? DEFAULT : sources));
    }
  }

  private StatedSetting row(String option, String value) {
    String masked = Masking.mask(value);
    String source =
        stated.stream()
            .filter(s -> family(s.option()).equals(family(option)) && s.value().equals(masked))
            .reduce((earlier, later) -> later)
            .map(StatedSetting::source)
            .orElse(DEFAULT);
    return new StatedSetting(option, masked, source);
  }

  /** The first index may have been said as an extra one, when no other is left. */
  private static String family(String option) {
    return INDEX_OPTIONS.contains(option) ? "index-url" : option;
  }
}
