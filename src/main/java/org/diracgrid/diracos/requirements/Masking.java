package org.diracgrid.diracos.requirements;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diracgrid.diracos.transfer.MaskedUri;

/** Takes out of text that will be shown what would betray credentials or command a terminal. */
final class Masking {
  /** Up to the last @ before the path, as a password may contain one. */
  private static final Pattern CREDENTIALS =
      Pattern.compile("(?<scheme>[a-zA-Z][a-zA-Z0-9+.-]*)://(?<user>[^/\\s?#]+)@");

  /** A login whose URL lacks its scheme, by mistake. */
  private static final Pattern BARE_LOGIN =
      Pattern.compile("(?<![^\\s'\"=,/])[^\\s'\"/?#:@]*:[^\\s'\"/?#]+@");

  /** A tab may stay, as it only moves on. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\u2028\u2029&&[^\t]]");

  private Masking() {}

  static String mask(String text) {
    String masked = CONTROL.matcher(MaskedUri.maskParameters(text)).replaceAll("\ufffd");
    String shown =
        CREDENTIALS
            .matcher(masked)
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
    return BARE_LOGIN.matcher(shown).replaceAll("****@");
  }
}
