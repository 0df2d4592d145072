package org.diracgrid.diracos.index;

import java.util.Locale;
import org.diracgrid.diracos.transfer.Page;

/** Reads pages of the simple repository API in the form they come in. */
final class LinkPageReader {
  /** What pip asks with: JSON before HTML of a known version before any HTML. */
  static final String ACCEPT =
      "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html; q=0.1,"
          + " text/html; q=0.01";

  private LinkPageReader() {}

  static LinkPage read(Page page) {
    String type = page.contentType().toLowerCase(Locale.ROOT);
    int end = type.indexOf(';');
    String media = (end < 0 ? type : type.substring(0, end)).strip();
    if (media.endsWith("json")) {
      return new JsonLinks(page).read();
    }
    // Static file servers name no type, or call an index.html without suffix plain text.
    if (media.isEmpty() || media.endsWith("html") || media.startsWith("text/") || xml(media)) {
      return new HtmlLinks(page).read();
    }
    throw new InvalidIndexPageException(
        page.uri(), "its content type is '%s', neither HTML nor JSON".formatted(media));
  }

  private static boolean xml(String media) {
    return media.equals("application/xhtml+xml");
  }
}
