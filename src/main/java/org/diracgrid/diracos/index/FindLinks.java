package org.diracgrid.diracos.index;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.transfer.MaskedUri;
import org.diracgrid.diracos.transfer.NotFoundException;
import org.diracgrid.diracos.transfer.Transfer;

/**
 * One flat place for files of all projects: a folder, a page, or one file. Read once; one that is
 * not there knows nothing, as with pip.
 */
final class FindLinks implements LinkSource {
  private static final String ACCEPT = "text/html; q=0.9, " + LinkPageReader.ACCEPT;

  private final Transfer transfer;
  private final String shown;
  private final OncePerKey<URI, Optional<LinkPage>> page;
  private final URI place;

  FindLinks(Transfer transfer, URI place) {
    this.transfer = transfer;
    this.place = place;
    this.shown = MaskedUri.of(place).toString();
    this.page = new OncePerKey<>(this::read, uri -> uri);
  }

  @Override
  public String shown() {
    return shown;
  }

  @Override
  public boolean byProject() {
    return false;
  }

  @Override
  public Optional<LinkPage> links(ProjectName project) {
    return page.get(place);
  }

  private Optional<LinkPage> read(URI uri) {
    return Asking.of(shown, () -> LocalLinks.isLocal(uri) ? local(uri) : remote(uri));
  }

  private Optional<LinkPage> local(URI uri) {
    Path path = Transfer.localPath(uri);
    if (Files.isDirectory(path)) {
      return Optional.of(LocalLinks.list(path));
    }
    if (DistributionNames.isDistribution(LenientUri.filename(uri)) && Files.isRegularFile(path)) {
      return Optional.of(new LinkPage(List.of(Link.to(path.toUri())), List.of()));
    }
    return remote(uri);
  }

  private Optional<LinkPage> remote(URI uri) {
    try {
      return Optional.of(LinkPageReader.read(transfer.recentPage(uri, ACCEPT)));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }
}
