package org.diracgrid.diracos.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;

/**
 * A user and a password for one server; never printed.
 *
 * @param user may be a token where the server wants it so
 * @param password empty if there is none
 * @param source where it stands, e.g. {@code the URL}
 */
public record Login(String user, String password, String source) {
  private static final String URL = "the URL";

  /** What stands before the {@code @} of a URL, percent-decoded. */
  static Optional<Login> of(URI uri) {
    String authority = uri.getRawAuthority();
    int at = authority == null ? -1 : authority.lastIndexOf('@');
    if (at <= 0) {
      return Optional.empty();
    }
    String userInfo = authority.substring(0, at);
    int colon = userInfo.indexOf(':');
    return Optional.of(
        colon < 0
            ? new Login(PercentCoding.decode(userInfo), "", URL)
            : new Login(
                PercentCoding.decode(userInfo.substring(0, colon)),
                PercentCoding.decode(userInfo.substring(colon + 1)),
                URL));
  }

  /** The value of an {@code Authorization} header (RFC 7617). */
  String basic() {
    String pair = user + ":" + password;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  /** Tells nothing. */
  @Override
  public String toString() {
    return "Login[***]";
  }
}
