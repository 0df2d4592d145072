package org.diracgrid.diracos.transfer;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An answer whose body is still to come.
 *
 * @param uri who answered, after redirects, without credentials
 * @param status 200, 206, 304 or 416
 * @param headers of the last answer
 * @param body to be read or closed
 */
record HttpAnswer(URI uri, int status, HttpHeaders headers, BodyStream body)
    implements AutoCloseable {
  Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** The bytes of this body as the server announces them. */
  OptionalLong length() {
    try {
      return headers.firstValueAsLong("Content-Length");
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public void close() {
    body.close();
  }
}
