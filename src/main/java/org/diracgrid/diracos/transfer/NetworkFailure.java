package org.diracgrid.diracos.transfer;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Finds out what an exception of the HTTP client means. */
final class NetworkFailure {
  private static final int DEEPEST = 16;

  private NetworkFailure() {}

  static TransferException of(URI uri, Throwable failure) {
    if (failure instanceof TransferException known) {
      return known;
    }
    // HttpClient gives an unknown host as a ConnectException without a message.
    if (in(failure, UnresolvedAddressException.class).isPresent()
        || in(failure, UnknownHostException.class).isPresent()) {
      return new UnreachableException(uri, "its host is unknown", failure);
    }
    if (in(failure, ConnectException.class).isPresent()) {
      return new UnreachableException(uri, "the connection is refused", failure);
    }
    if (in(failure, NoRouteToHostException.class).isPresent()) {
      return new UnreachableException(uri, "there is no route to its host", failure);
    }
    Optional<? extends Throwable> certificate = in(failure, CertificateException.class);
    if (certificate.isPresent()) {
      return untrusted(uri, certificate.get(), failure);
    }
    Optional<? extends Throwable> tls = in(failure, SSLException.class);
    if (tls.isPresent()) {
      return new TlsException(uri, reason(tls.get()), failure);
    }
    return new BrokenTransferException(uri, reason(failure), failure);
  }

  /** What is wrong with a certificate; Java's own words name its classes. */
  private static TransferException untrusted(URI uri, Throwable certificate, Throwable failure) {
    if (in(certificate, CertificateExpiredException.class).isPresent()) {
      return new InvalidCertificateException(uri, "its certificate has expired", failure);
    }
    if (in(certificate, CertificateNotYetValidException.class).isPresent()) {
      return new InvalidCertificateException(uri, "its certificate is not valid yet", failure);
    }
    if (in(certificate, CertPathBuilderException.class).isPresent()) {
      String reason = "its certificate is signed by no authority that Java trusts";
      return new TlsException(uri, reason, failure);
    }
    return new InvalidCertificateException(uri, reason(certificate), failure);
  }

  private static String reason(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  private static <T extends Throwable> Optional<T> in(Throwable failure, Class<T> type) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
      at = at.getCause();
    }
    return Optional.empty();
  }
}
