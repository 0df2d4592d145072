package org.diracgrid.diracos.requirements;

import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * Where and how candidates are looked for.
 *
 * @param indexUrls simple indexes, in order; empty with {@code --no-index}
 * @param findLinks folders and pages of links
 * @param noIndex whether {@code --no-index} was given
 * @param formatControl wheels and sdists allowed
 * @param releaseControl pre-releases allowed
 * @param preferBinary {@code --prefer-binary}
 * @param hashChecking what must have a hash
 * @param trustedHosts {@code --trusted-host} values
 */
public record IndexSettings(
    List<URI> indexUrls,
    List<URI> findLinks,
    boolean noIndex,
    FormatControl formatControl,
    ReleaseControl releaseControl,
    boolean preferBinary,
    HashChecking hashChecking,
    Set<String> trustedHosts) {
  /** The one place that names the public index; pip's default. */
  public static final URI PUBLIC_INDEX = URI.create("https://pypi.org/simple");

  /** pip's settings when nobody says anything. */
  public static final IndexSettings DEFAULT =
      new IndexSettings(
          List.of(PUBLIC_INDEX),
          List.of(),
          false,
          FormatControl.ANY,
          ReleaseControl.UNSAID,
          false,
          HashChecking.ALL_IF_ANY,
          Set.of());

  /** The same way to choose among what other places offer. */
  public IndexSettings at(List<URI> otherIndexUrls, List<URI> otherFindLinks, boolean without) {
    return new IndexSettings(
        otherIndexUrls,
        otherFindLinks,
        without,
        formatControl,
        releaseControl,
        preferBinary,
        hashChecking,
        trustedHosts);
  }
}
