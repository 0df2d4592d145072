package org.diracgrid.diracos.requirements;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The index settings while options change them, in pip's way. */
final class SettingsInProgress {
  private List<URI> indexUrls;
  private final List<URI> findLinks;
  private boolean noIndex;
  private final ProjectChoice noBinary;
  private final ProjectChoice onlyBinary;
  private final ProjectChoice allReleases;
  private final ProjectChoice onlyFinal;
  private boolean preferBinary;
  private HashChecking hashChecking;
  private final Set<String> trustedHosts;

  SettingsInProgress(IndexSettings initial) {
    FormatControl formats = initial.formatControl();
    ReleaseControl releases = initial.releaseControl();
    indexUrls = new ArrayList<>(initial.indexUrls());
    findLinks = new ArrayList<>(initial.findLinks());
    noIndex = initial.noIndex();
    noBinary = new ProjectChoice(formats.noBinaryForAll(), formats.noBinary());
    onlyBinary = new ProjectChoice(formats.onlyBinaryForAll(), formats.onlyBinary());
    allReleases = new ProjectChoice(releases.allReleasesForAll(), releases.allReleases());
    onlyFinal = new ProjectChoice(releases.onlyFinalForAll(), releases.onlyFinal());
    preferBinary = initial.preferBinary();
    hashChecking = initial.hashChecking();
    trustedHosts = new LinkedHashSet<>(initial.trustedHosts());
  }

  IndexSettings done() {
    return new IndexSettings(
        List.copyOf(indexUrls),
        List.copyOf(findLinks),
        noIndex,
        new FormatControl(noBinary.all(), onlyBinary.all(), noBinary.names(), onlyBinary.names()),
        new ReleaseControl(
            allReleases.all(), onlyFinal.all(), allReleases.names(), onlyFinal.names()),
        preferBinary,
        hashChecking,
        Collections.unmodifiableSet(new LinkedHashSet<>(trustedHosts)));
  }

  /** Sticks: nothing brings an index back. */
  void noIndex() {
    noIndex = true;
    indexUrls = new ArrayList<>();
  }

  /** Replaces all indexes so far, extra ones too. */
  void indexUrl(URI url) {
    if (!noIndex) {
      indexUrls = new ArrayList<>(List.of(url));
    }
  }

  void extraIndexUrl(URI url) {
    if (!noIndex) {
      indexUrls.add(url);
    }
  }

  void findLinks(URI place) {
    findLinks.add(place);
  }

  /** {@code --pre}, which is {@code --all-releases :all:} that leaves other choices alone. */
  void preReleases() {
    allReleases.addAll();
  }

  /** Whether {@code --all-releases} or {@code --only-final} says something. */
  boolean choosesReleases() {
    return allReleases.says() || onlyFinal.says();
  }

  void preferBinary() {
    preferBinary = true;
  }

  /** Throws {@link IllegalArgumentException} if the opposite was asked for before. */
  void hashChecking(HashChecking wanted) {
    if (hashChecking != HashChecking.ALL_IF_ANY && hashChecking != wanted) {
      throw new IllegalArgumentException(
          "--require-hashes and --no-require-hashes exclude each other");
    }
    hashChecking = wanted;
  }

  void trustedHost(String host) {
    trustedHosts.add(host);
  }

  /** Throws {@link org.diracgrid.diracos.python.InvalidProjectNameException}. */
  void noBinary(String value) {
    noBinary.take(value, onlyBinary);
  }

  /** Throws {@link org.diracgrid.diracos.python.InvalidProjectNameException}. */
  void onlyBinary(String value) {
    onlyBinary.take(value, noBinary);
  }

  /** Throws {@link org.diracgrid.diracos.python.InvalidProjectNameException}. */
  void allReleases(String value) {
    allReleases.take(value, onlyFinal);
  }

  /** Throws {@link org.diracgrid.diracos.python.InvalidProjectNameException}. */
  void onlyFinal(String value) {
    onlyFinal.take(value, allReleases);
  }
}
