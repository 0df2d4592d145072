package org.diracgrid.diracos.maven;

import java.net.URI;
import java.nio.file.Path;
import org.diracgrid.diracos.release.RemoteFolder;
import org.diracgrid.diracos.release.UnwritableReleaseException;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.spi.connector.transport.GetTask;
import org.eclipse.aether.spi.connector.transport.PutTask;
import org.eclipse.aether.spi.connector.transport.Transporter;
import org.eclipse.aether.spi.connector.transport.TransporterProvider;
import org.eclipse.aether.transfer.NoTransporterException;

/**
 * A folder on a server, through the transport that Maven itself deploys with: the credentials,
 * headers and proxies of settings.xml count.
 */
final class TransporterFolder implements RemoteFolder, AutoCloseable {
  private final URI url;
  private final Transporter transporter;

  /**
   * The folder.
   *
   * @param server the id under which settings.xml has the credentials
   * @throws UnwritableReleaseException if Maven has no transport for such a URL
   */
  TransporterFolder(
      TransporterProvider provider, RepositorySystemSession session, String server, URI url) {
    this.url = url;
    RemoteRepository bare = new RemoteRepository.Builder(server, "default", url.toString()).build();
    RemoteRepository repository =
        new RemoteRepository.Builder(bare)
            .setAuthentication(session.getAuthenticationSelector().getAuthentication(bare))
            .setProxy(session.getProxySelector().getProxy(bare))
            .build();
    try {
      transporter = provider.newTransporter(session, repository);
    } catch (NoTransporterException e) {
      throw failure("Maven has no transport for such a URL", e);
    }
  }

  @Override
  public boolean fetch(String name, Path to) {
    try {
      transporter.get(new GetTask(URI.create(name)).setDataFile(to.toFile()));
      return true;
    } catch (Exception e) { // Transporters throw whatever their library does.
      if (transporter.classify(e) == Transporter.ERROR_NOT_FOUND) {
        return false;
      }
      throw failure(name + ": " + reason(e), e);
    }
  }

  @Override
  public void put(String name, Path file) {
    try {
      transporter.put(new PutTask(URI.create(name)).setDataFile(file.toFile()));
    } catch (Exception e) { // Transporters throw whatever their library does.
      throw failure(name + ": " + reason(e), e);
    }
  }

  private UnwritableReleaseException failure(String reason, Exception cause) {
    return UnwritableReleaseException.at(url, reason, cause);
  }

  private static String reason(Exception failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  @Override
  public void close() {
    transporter.close();
  }
}
