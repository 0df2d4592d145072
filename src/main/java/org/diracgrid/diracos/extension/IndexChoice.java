package org.diracgrid.diracos.extension;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.requirements.IndexSettings;

/**
 * Where the build itself says distributions are to be found, over what pip's configuration says.
 *
 * @param indexUrl replaces the index
 * @param extraIndexUrls come after it
 * @param findLinks come after those of pip's configuration
 * @param noIndex drops every index
 */
public record IndexChoice(
    Optional<URI> indexUrl, List<URI> extraIndexUrls, List<URI> findLinks, boolean noIndex) {

  /**
   * The settings with this choice laid over them, as the same options on pip's command line would.
   */
  IndexSettings over(IndexSettings settings) {
    List<URI> indexes = new ArrayList<>();
    // In pip too, no option brings back what the configuration's no-index has taken.
    boolean without = noIndex || settings.noIndex();
    if (!without) {
      if (indexUrl.isPresent()) {
        indexes.add(indexUrl.get());
        settings.indexUrls().stream().skip(1).forEach(indexes::add);
      } else {
        indexes.addAll(settings.indexUrls());
      }
      indexes.addAll(extraIndexUrls);
    }
    List<URI> links = new ArrayList<>(settings.findLinks());
    links.addAll(findLinks);
    return settings.at(indexes, links, without);
  }
}
