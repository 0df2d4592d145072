package org.diracgrid.diracos.transfer;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;

/** A small document, held in memory. */
public final class Page {
  private final URI uri;
  private final String contentType;
  private final byte[] body;

  Page(URI uri, String contentType, byte[] body) {
    this.uri = uri;
    this.contentType = contentType;
    this.body = body;
  }

  /** Where it came from in the end, after redirects. */
  public URI uri() {
    return uri;
  }

  /** The media type with its parameters; empty if the server named none. */
  public String contentType() {
    return contentType;
  }

  /** The bytes, content encoding removed. */
  public InputStream body() {
    return new ByteArrayInputStream(body);
  }

  /** The bytes, which the caller must not change. */
  byte[] bytes() {
    return body;
  }

  /** The bytes read in this charset. */
  public String text(Charset charset) {
    return new String(body, charset);
  }
}
