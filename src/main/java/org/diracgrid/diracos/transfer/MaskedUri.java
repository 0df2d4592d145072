package org.diracgrid.diracos.transfer;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A URI as it may be shown: no user information, and {@code ***} for the value of every query
 * parameter that is known to carry a secret.
 *
 * @param uri the URI that is fit to be shown
 */
public record MaskedUri(URI uri) {
  private static final Set<String> SECRETS =
      Set.of(
          "token",
          "access_token",
          "auth_token",
          "private_token",
          "job_token",
          "auth",
          "authorization",
          "apikey",
          "api_key",
          "api-key",
          "key",
          "password",
          "passwd",
          "pwd",
          "secret",
          "client_secret",
          "sig",
          "signature",
          "x-amz-signature",
          "x-amz-credential",
          "x-amz-security-token",
          "x-goog-signature",
          "x-goog-credential");

  private static final Pattern SECRET_PARAMETERS =
      Pattern.compile("(?i)([?&](?:" + String.join("|", SECRETS) + ")=)[^&#\\s]+");

  /** Masks again what may come in unmasked. */
  public MaskedUri {
    uri = masked(uri);
  }

  /** The URI fit to be shown. */
  public static MaskedUri of(URI uri) {
    return new MaskedUri(uri);
  }

  /** A text with {@code ***} for the value of every query parameter in it that carries a secret. */
  public static String maskParameters(String text) {
    return SECRET_PARAMETERS.matcher(text).replaceAll("$1***");
  }

  /**
   * The URI without what stands before the {@code @} of its authority, secrets in the query kept.
   */
  static URI withoutUserInfo(URI uri) {
    String authority = uri.getRawAuthority();
    // Authorities with an underscore are no host to java.net.URI, which then knows no user info.
    int at = authority == null ? -1 : authority.lastIndexOf('@');
    if (at < 0) {
      return uri;
    }
    String text = uri.toString();
    int begin = text.indexOf("//") + 2;
    return URI.create(text.substring(0, begin) + text.substring(begin + at + 1));
  }

  private static URI masked(URI uri) {
    URI bare = withoutUserInfo(uri);
    String query = bare.getRawQuery();
    if (query == null) {
      return bare;
    }
    List<String> parameters = new ArrayList<>();
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      boolean secret =
          equals > 0 && SECRETS.contains(parameter.substring(0, equals).toLowerCase(Locale.ROOT));
      parameters.add(secret ? parameter.substring(0, equals) + "=***" : parameter);
    }
    String text = bare.toString();
    int begin = text.indexOf('?') + 1;
    return URI.create(
        text.substring(0, begin)
            + String.join("&", parameters)
            + text.substring(begin + query.length()));
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
