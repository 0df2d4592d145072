package org.diracgrid.diracos.requirements;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diracgrid.diracos.transfer.MaskedUri;

/** Takes credentials out of text that will be shown. */
final class Masking {
  /** Up to the last @ before the path, as a password may contain one. */
  private static final Pattern CREDENTIALS =
      Pattern.compile("(?<scheme>[a-zA-Z][a-zA-Z0-9+.-]*)://(?<user>[^/\\s?#]+)@");

  private Masking() {}

  static String mask(String text) {
    return CREDENTIALS
        .matcher(MaskedUri.maskParameters(text))
        .replaceAll(
            found -> {
              String scheme = found.group(1);
              String user = found.group(2);
              // The user of ssh is an account like git, no secret.
              boolean account = scheme.endsWith("ssh") && user.indexOf(':') < 0;
              return Matcher.quoteReplacement(scheme)
                  + "://"
                  + (account ? Matcher.quoteReplacement(user) : "****")
                  + "@";
            });
  }
}
