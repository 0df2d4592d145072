package org.diracgrid.diracos.index;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.transfer.Transfer;

/** The simple indexes and find-links places of one build, asked as one; safe for many threads. */
public final class PackageIndexes implements ProjectOffers {
  private final List<LinkSource> sources;
  private final OncePerKey<ProjectName, ProjectFiles> projects;

  /** Asks these places, in this order. */
  public PackageIndexes(Transfer transfer, List<URI> indexUrls, List<URI> findLinks) {
    Stream<LinkSource> indexes = distinct(indexUrls).map(uri -> new SimpleIndex(transfer, uri));
    Stream<LinkSource> places = distinct(findLinks).map(uri -> new FindLinks(transfer, uri));
    this.sources = Stream.concat(indexes, places).toList();
    this.projects = new OncePerKey<>(this::ask, project -> URI.create(project.normalized()));
  }

  /** With and without a slash at its end a URL is the same place. */
  private static Stream<URI> distinct(List<URI> uris) {
    Map<String, URI> places = new LinkedHashMap<>();
    uris.forEach(uri -> places.putIfAbsent(uri.toString().replaceFirst("/+$", ""), uri));
    return places.values().stream();
  }

  /**
   * Everything on offer of one project; no files if no place knows it. Asked once per project, kept
   * for the life of this object.
   *
   * @throws IndexUnreachableException if one of the places cannot answer
   * @throws InvalidIndexPageException if one answers with what is no page of links
   * @throws UnsupportedIndexVersionException if one speaks a newer API
   */
  @Override
  public ProjectFiles files(ProjectName project) {
    return projects.get(project);
  }

  private ProjectFiles ask(ProjectName project) {
    ProjectLinks links = new ProjectLinks(project);
    List<IndexUnreachableException> failures = new ArrayList<>();
    for (LinkSource source : sources) {
      try {
        links.add(source);
      } catch (IndexUnreachableException e) {
        // Who has to mend several wants to hear of all of them.
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw IndexUnreachableException.of(failures);
    }
    return links.gathered();
  }
}
