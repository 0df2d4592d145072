package org.diracgrid.diracos.index;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.Page;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads an HTML page of links (PEP 503, with what PEP 592, 629, 658 and 714 add). */
final class HtmlLinks {
  private final Page page;
  private final List<Link> links = new ArrayList<>();
  private final List<UnusableFile> unusable = new ArrayList<>();

  HtmlLinks(Page page) {
    this.page = page;
  }

  LinkPage read() {
    Document document = document();
    Element version = document.selectFirst("meta[name=pypi:repository-version]");
    if (version != null) {
      ApiVersion.check(page.uri(), version.attr("content"));
    }
    Element first = document.selectFirst("base[href]");
    URI base =
        first == null
            ? page.uri()
            : LenientUri.resolve(page.uri(), first.attr("href")).orElse(page.uri());
    for (Element anchor : document.select("a[href]")) {
      read(base, anchor);
    }
    return new LinkPage(List.copyOf(links), List.copyOf(unusable));
  }

  private Document document() {
    try {
      return Jsoup.parse(page.body(), charset(), page.uri().toString());
    } catch (IOException e) {
      throw new InvalidIndexPageException(page.uri(), "its HTML cannot be read: " + e.getMessage());
    }
  }

  /** The charset the server names, if Java knows it; null lets the page speak for itself. */
  private String charset() {
    for (String parameter : page.contentType().split(";")) {
      String text = parameter.strip();
      if (text.regionMatches(true, 0, "charset=", 0, 8)) {
        return Charsets.known(text.substring(8).replace("\"", "").strip());
      }
    }
    return null;
  }

  private void read(URI base, Element anchor) {
    String href = anchor.attr("href");
    Optional<URI> target = LenientUri.resolve(base, href);
    if (target.isEmpty()) {
      unusable.add(new UnusableFile(href, "its link is no URL"));
      return;
    }
    URI uri = LenientUri.withoutFragment(target.get());
    String filename = LenientUri.filename(uri);
    try {
      links.add(
          new Link(
              filename,
              uri,
              HashTexts.ofFragment(Optional.ofNullable(target.get().getFragment())),
              attribute(anchor, "data-requires-python").filter(text -> !text.isBlank()),
              attribute(anchor, "data-yanked"),
              metadata(anchor, uri),
              OptionalLong.empty(),
              Optional.empty()));
    } catch (IllegalArgumentException e) {
      unusable.add(new UnusableFile(filename, "its hash is malformed"));
    }
  }

  private static Optional<String> attribute(Element anchor, String name) {
    return anchor.hasAttr(name) ? Optional.of(anchor.attr(name)) : Optional.empty();
  }

  private static Optional<MetadataLink> metadata(Element anchor, URI uri) {
    // PEP 714: the new name counts alone where both stand.
    Optional<String> value =
        attribute(anchor, "data-core-metadata")
            .or(() -> attribute(anchor, "data-dist-info-metadata"));
    URI beside = LenientUri.withPathSuffix(uri, ".metadata");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String text = value.get().strip();
    if (text.equalsIgnoreCase("true")) {
      return Optional.of(new MetadataLink(beside, List.of()));
    }
    int equals = text.indexOf('=');
    if (equals < 0) {
      return Optional.empty();
    }
    List<Checksum> hashes =
        HashTexts.of(Map.of(text.substring(0, equals), text.substring(equals + 1)));
    return Optional.of(new MetadataLink(beside, hashes));
  }
}
