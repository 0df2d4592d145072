package org.diracgrid.diracos.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A failure of the network")
class NetworkFailureTest {
  private static final URI URL = URI.create("https://u:secret@example.org/x");

  @Test
  @DisplayName("is told by its cause")
  void causes() {
    assertThat(NetworkFailure.of(URL, new UnknownHostException("example.org")))
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining("host is unknown");
    assertThat(NetworkFailure.of(URL, new IOException(new ConnectException("refused"))))
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining("refused");
    assertThat(NetworkFailure.of(URL, new NoRouteToHostException("no")))
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining("no route");
    assertThat(NetworkFailure.of(URL, new IOException("connection reset")))
        .isInstanceOf(BrokenTransferException.class)
        .hasMessageContaining("connection reset");
  }

  @Test
  @DisplayName("names what is wrong with a certificate")
  void certificate() {
    SSLHandshakeException failure = new SSLHandshakeException("handshake");
    failure.initCause(new CertificateException("it expired last week"));

    assertThat(NetworkFailure.of(URL, failure))
        .isInstanceOf(InvalidCertificateException.class)
        .hasMessage("No trusted connection for https://example.org/x: it expired last week.");
    assertThat(NetworkFailure.of(URL, new SSLHandshakeException("handshake_failure")))
        .isInstanceOf(TlsException.class)
        .hasMessage("No trusted connection for https://example.org/x: handshake_failure.");
  }

  @Test
  @DisplayName("says in words what Java says in names of classes")
  void validity() {
    CertPathValidatorException expired =
        new CertPathValidatorException(
            "validity check failed", new CertificateExpiredException("NotAfter: yesterday"));
    CertPathValidatorException early =
        new CertPathValidatorException(
            "validity check failed", new CertificateNotYetValidException("NotBefore: tomorrow"));

    assertThat(NetworkFailure.of(URL, new CertificateException("PKIX", expired)))
        .isInstanceOf(InvalidCertificateException.class)
        .hasMessageEndingWith(": its certificate has expired.");
    assertThat(NetworkFailure.of(URL, new CertificateException("PKIX", early)))
        .isInstanceOf(InvalidCertificateException.class)
        .hasMessageEndingWith(": its certificate is not valid yet.");
  }

  @Test
  @DisplayName("that is known already stays as it is")
  void known() {
    TransferException known = new OfflineException(URL);

    assertThat(NetworkFailure.of(URL, known)).isSameAs(known);
    assertThat(known.uri()).isEqualTo(URI.create("https://example.org/x"));
  }

  @Test
  @DisplayName("that goes in circles is told, too")
  void circular() {
    IOException inner = new IOException("inner");
    IOException outer = new IOException("outer", inner);
    inner.initCause(outer);

    assertThat(NetworkFailure.of(URL, outer)).hasMessageContaining("outer");
  }
}
