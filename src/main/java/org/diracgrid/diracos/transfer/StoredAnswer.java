package org.diracgrid.diracos.transfer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the cache remembers of a server's answer.
 *
 * @param url what was asked for, masked; for people who look into the cache
 * @param from who answered in the end; empty if it said that there is nothing
 * @param contentType empty if none was named
 * @param etag null if none was given
 * @param lastModified null if none was given
 * @param sha256 of the body, in hexadecimal; of a partial file, empty
 * @param size of the body in bytes
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record StoredAnswer(
    String url,
    String from,
    String contentType,
    String etag,
    String lastModified,
    String sha256,
    long size,
    long lifetime,
    long freshUntil) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What an answer's headers say of its body. */
  static StoredAnswer of(URI asked, HttpAnswer answer, String sha256, long size) {
    return new StoredAnswer(
        MaskedUri.of(asked).toString(),
        answer.uri().toString(),
        answer.header("Content-Type").orElse(""),
        answer.header("ETag").orElse(null),
        answer.header("Last-Modified").orElse(null),
        sha256,
        size,
        0,
        0);
  }

  /** The same of a page, which may be used for some time without asking again. */
  static StoredAnswer ofPage(URI asked, HttpAnswer answer, byte[] body, Instant now) {
    return of(asked, answer, Digests.of(body).sha256().hex(), body.length)
        .with(Freshness.of(answer.headers(), now, Duration.ZERO));
  }

  /** What holds after a server has said that nothing changed (RFC 9111, 4.3.4). */
  StoredAnswer confirmed(HttpAnswer answer, Instant now) {
    return new StoredAnswer(
            url,
            from,
            contentType,
            answer.header("ETag").orElse(etag),
            answer.header("Last-Modified").orElse(lastModified),
            sha256,
            size,
            lifetime,
            freshUntil)
        .with(Freshness.of(answer.headers(), now, Duration.ofSeconds(lifetime)));
  }

  private StoredAnswer with(Freshness freshness) {
    return new StoredAnswer(
        url,
        from,
        contentType,
        freshness.storable() ? etag : null,
        freshness.storable() ? lastModified : null,
        sha256,
        size,
        freshness.lifetime().toSeconds(),
        freshness.until().toEpochMilli());
  }

  /** Whether it may be used without asking again; a clock that was put back does not count. */
  boolean isFresh(Instant now) {
    return freshUntil > now.toEpochMilli()
        && freshUntil <= now.plusSeconds(lifetime).toEpochMilli();
  }

  /** That there is nothing. */
  static StoredAnswer nothing(URI asked) {
    return new StoredAnswer(MaskedUri.of(asked).toString(), "", "", null, null, "", 0, 0, 0);
  }

  /** Reads it; a damaged one counts as none. */
  static Optional<StoredAnswer> read(byte[] json) {
    try {
      StoredAnswer answer = JSON.readValue(json, StoredAnswer.class);
      return Optional.ofNullable(answer).filter(StoredAnswer::complete);
    } catch (JacksonException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean complete() {
    return from != null && contentType != null && sha256 != null && size >= 0;
  }

  byte[] write() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isNothing() {
    return from.isEmpty();
  }

  /** The headers that ask whether there is something newer (RFC 9110, 13.1). */
  Map<String, String> conditions() {
    Map<String, String> headers = new HashMap<>();
    if (etag != null) {
      headers.put("If-None-Match", etag);
    }
    if (lastModified != null) {
      headers.put("If-Modified-Since", lastModified);
    }
    return headers;
  }

  /** What {@code If-Range} may carry: only strong validators (RFC 9110, 13.1.5). */
  Optional<String> rangeCondition() {
    return etag != null && !etag.startsWith("W/")
        ? Optional.of(etag)
        : Optional.ofNullable(lastModified);
  }
}
