package org.diracgrid.diracos.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Credentials")
class CredentialsTest {
  private final Credentials credentials =
      new Credentials(
          Map.of(
              "Example.org", new Login("host", "", "a test"),
              "example.org:8443", new Login("port", "", "a test"),
              "https://secure.example.org", new Login("origin", "", "a test")),
          Netrc.parse("machine net.example.org login netrc password p"));

  @ParameterizedTest(name = "of {0} are those of {1}")
  @CsvSource({
    "https://example.org/simple, host",
    "https://EXAMPLE.org:8443/simple, port",
    "https://secure.example.org/x, origin",
    "http://secure.example.org/x, nobody",
    "https://net.example.org/x, netrc",
    "https://sub.example.org/x, nobody",
    "https://example.org.evil.example/x, nobody",
    "https://under_score/x, nobody"
  })
  @DisplayName("belong to the most exact place")
  void places(URI uri, String user) {
    assertThat(credentials.loginFor(uri).map(Login::user).orElse("nobody")).isEqualTo(user);
  }
}
