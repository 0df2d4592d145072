package org.diracgrid.diracos.transfer;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who we are to which server: what the build was given, then what netrc says. */
public final class Credentials {
  private final Map<String, Login> given;
  private final Netrc netrc;

  /**
   * Logins for places, and netrc for the rest; credentials in a URL itself go before both.
   *
   * @param given by host ({@code example.org}), host and port ({@code example.org:8443}) or origin
   *     ({@code https://example.org}); the most exact one counts
   */
  public Credentials(Map<String, Login> given, Netrc netrc) {
    Map<String, Login> places = new HashMap<>();
    given.forEach((place, login) -> places.put(place.toLowerCase(Locale.ROOT), login));
    this.given = Map.copyOf(places);
    this.netrc = netrc;
  }

  /** What netrc says, alone. */
  public static Credentials ofNetrc(Map<String, String> environment, Path home) {
    return new Credentials(Map.of(), Netrc.find(environment, home));
  }

  /** The login for the server of this URL. */
  Optional<Login> loginFor(URI uri) {
    WebOrigin origin = WebOrigin.of(uri);
    if (origin.host().isEmpty()) {
      return Optional.empty();
    }
    String[] places = {
      origin.scheme() + "://" + origin.host() + ":" + origin.port(),
      uri.getPort() < 0 ? origin.scheme() + "://" + origin.host() : "",
      origin.host() + ":" + origin.port(),
      origin.host()
    };
    for (String place : places) {
      Login login = given.get(place);
      if (login != null) {
        return Optional.of(login);
      }
    }
    return netrc.loginFor(origin.host());
  }
}
