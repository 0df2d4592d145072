package org.diracgrid.diracos.index;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.Page;

/** Reads a JSON page of one project (PEP 691, with what PEP 700 and 714 add), file by file. */
final class JsonLinks {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Page page;
  private final List<Link> links = new ArrayList<>();
  private final List<UnusableFile> unusable = new ArrayList<>();

  JsonLinks(Page page) {
    this.page = page;
  }

  LinkPage read() {
    try (JsonParser parser = JSON.createParser(page.body())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new InvalidIndexPageException(page.uri(), "its JSON is no object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        switch (field) {
          case "meta" -> checkVersion(parser.readValueAsTree());
          case "files" -> readFiles(parser);
          default -> parser.skipChildren();
        }
      }
    } catch (JsonProcessingException e) {
      throw new InvalidIndexPageException(page.uri(), "its JSON is malformed: " + where(e));
    } catch (IOException e) {
      throw new InvalidIndexPageException(page.uri(), "its JSON cannot be read: " + e.getMessage());
    }
    return new LinkPage(List.copyOf(links), List.copyOf(unusable));
  }

  private static String where(JsonProcessingException e) {
    return e.getLocation() == null
        ? e.getOriginalMessage()
        : "line %d, column %d: %s"
            .formatted(
                e.getLocation().getLineNr(), e.getLocation().getColumnNr(), e.getOriginalMessage());
  }

  private void checkVersion(JsonNode meta) {
    JsonNode version = meta.path("api-version");
    if (!version.isMissingNode()) {
      ApiVersion.check(page.uri(), version.asText());
    }
  }

  private void readFiles(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new InvalidIndexPageException(page.uri(), "its 'files' is no list");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonNode file = parser.readValueAsTree();
      read(file);
    }
  }

  private void read(JsonNode file) {
    String url = text(file.path("url")).orElse("");
    Optional<URI> target = url.isEmpty() ? Optional.empty() : LenientUri.resolve(page.uri(), url);
    if (target.isEmpty()) {
      unusable.add(new UnusableFile(text(file.path("filename")).orElse(url), "its link is no URL"));
      return;
    }
    URI uri = LenientUri.withoutFragment(target.get());
    String filename = text(file.path("filename")).orElse(LenientUri.filename(uri));
    try {
      links.add(
          new Link(
              filename,
              uri,
              hashes(file.path("hashes")),
              text(file.path("requires-python")).filter(text -> !text.isBlank()),
              yanked(file.path("yanked")),
              metadata(file, uri),
              size(file.path("size")),
              time(file.path("upload-time"))));
    } catch (IllegalArgumentException e) {
      unusable.add(new UnusableFile(filename, "its hash is malformed"));
    }
  }

  private static List<Checksum> hashes(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return HashTexts.of(texts);
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
  }

  private static Optional<String> yanked(JsonNode node) {
    return node.isBoolean() && node.booleanValue() ? Optional.of("") : text(node);
  }

  private static Optional<MetadataLink> metadata(JsonNode file, URI uri) {
    // PEP 714: the new name counts alone where both stand.
    JsonNode value =
        file.has("core-metadata") ? file.get("core-metadata") : file.path("dist-info-metadata");
    if (!value.isObject() && !value.asBoolean(false)) {
      return Optional.empty();
    }
    return Optional.of(
        new MetadataLink(LenientUri.withPathSuffix(uri, ".metadata"), hashes(value)));
  }

  private static OptionalLong size(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0
        ? OptionalLong.of(node.longValue())
        : OptionalLong.empty();
  }

  private static Optional<Instant> time(JsonNode node) {
    try {
      return text(node).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
