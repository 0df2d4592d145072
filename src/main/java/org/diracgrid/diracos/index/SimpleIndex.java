package org.diracgrid.diracos.index;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.transfer.MaskedUri;
import org.diracgrid.diracos.transfer.NotFoundException;
import org.diracgrid.diracos.transfer.Transfer;

/** An index with one page per project (simple repository API), on a server or in a folder. */
final class SimpleIndex implements LinkSource {
  private final Transfer transfer;
  private final URI root;
  private final String shown;

  SimpleIndex(Transfer transfer, URI index) {
    this.transfer = transfer;
    this.root = LenientUri.asFolder(LenientUri.withoutFragment(index));
    this.shown = MaskedUri.of(index).toString();
  }

  @Override
  public String shown() {
    return shown;
  }

  @Override
  public boolean byProject() {
    return true;
  }

  @Override
  public Optional<LinkPage> links(ProjectName project) {
    URI page = LenientUri.withPathSuffix(root, project.normalized() + "/");
    return Asking.of(shown, () -> LocalLinks.isLocal(root) ? local(page) : remote(page));
  }

  private Optional<LinkPage> remote(URI page) {
    try {
      return Optional.of(LinkPageReader.read(transfer.recentPage(page, LinkPageReader.ACCEPT)));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private Optional<LinkPage> local(URI folder) {
    Path path = Transfer.localPath(folder);
    Path page = path.resolve("index.html");
    if (Files.isRegularFile(page)) {
      return remote(LenientUri.withPathSuffix(folder, "index.html"));
    }
    return Files.isDirectory(path) ? Optional.of(LocalLinks.list(path)) : Optional.empty();
  }
}
