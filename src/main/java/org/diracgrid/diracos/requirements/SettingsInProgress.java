package org.diracgrid.diracos.requirements;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.diracgrid.diracos.python.InvalidProjectNameException;
import org.diracgrid.diracos.python.ProjectName;

/** The index settings while options change them, in pip's way. */
final class SettingsInProgress {
  private List<URI> indexUrls;
  private final List<URI> findLinks;
  private boolean noIndex;
  private boolean noBinaryForAll;
  private boolean onlyBinaryForAll;
  private final Set<ProjectName> noBinary;
  private final Set<ProjectName> onlyBinary;
  private boolean preReleases;
  private boolean preferBinary;
  private boolean requireHashes;
  private final Set<String> trustedHosts;

  SettingsInProgress(IndexSettings initial) {
    indexUrls = new ArrayList<>(initial.indexUrls());
    findLinks = new ArrayList<>(initial.findLinks());
    noIndex = initial.noIndex();
    noBinaryForAll = initial.formatControl().noBinaryForAll();
    onlyBinaryForAll = initial.formatControl().onlyBinaryForAll();
    noBinary = new TreeSet<>(initial.formatControl().noBinary());
    onlyBinary = new TreeSet<>(initial.formatControl().onlyBinary());
    preReleases = initial.preReleases();
    preferBinary = initial.preferBinary();
    requireHashes = initial.requireHashes();
    trustedHosts = new LinkedHashSet<>(initial.trustedHosts());
  }

  IndexSettings done() {
    return new IndexSettings(
        List.copyOf(indexUrls),
        List.copyOf(findLinks),
        noIndex,
        new FormatControl(
            noBinaryForAll, onlyBinaryForAll, Set.copyOf(noBinary), Set.copyOf(onlyBinary)),
        preReleases,
        preferBinary,
        requireHashes,
        Set.copyOf(trustedHosts));
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

  void preReleases() {
    preReleases = true;
  }

  void preferBinary() {
    preferBinary = true;
  }

  void requireHashes() {
    requireHashes = true;
  }

  void trustedHost(String host) {
    trustedHosts.add(host);
  }

  /** Throws {@link InvalidProjectNameException}. */
  void noBinary(String value) {
    Choice choice = Choice.of(value, noBinaryForAll, noBinary, onlyBinaryForAll, onlyBinary);
    noBinaryForAll = choice.forAll;
    onlyBinaryForAll = choice.otherForAll;
  }

  /** Throws {@link InvalidProjectNameException}. */
  void onlyBinary(String value) {
    Choice choice = Choice.of(value, onlyBinaryForAll, onlyBinary, noBinaryForAll, noBinary);
    onlyBinaryForAll = choice.forAll;
    noBinaryForAll = choice.otherForAll;
  }

  /** pip's FormatControl.handle_mutual_excludes, word by word from the left. */
  private record Choice(boolean forAll, boolean otherForAll) {
    static Choice of(
        String value,
        boolean forAll,
        Set<ProjectName> names,
        boolean otherForAll,
        Set<ProjectName> otherNames) {
      List<String> words = List.of(value.split(",", -1));
      boolean all = forAll;
      boolean other = otherForAll;
      int lastAll = words.lastIndexOf(":all:");
      if (lastAll >= 0) {
        names.clear();
        otherNames.clear();
        all = true;
        other = false;
        words = words.subList(lastAll + 1, words.size());
        if (!words.contains(":none:")) {
          return new Choice(true, false);
        }
      }
      for (String word : words) {
        if (word.equals(":none:")) {
          names.clear();
          all = false;
        } else {
          ProjectName name = ProjectName.of(word.strip());
          otherNames.remove(name);
          names.add(name);
        }
      }
      return new Choice(all, other);
    }
  }
}
