package org.diracgrid.diracos.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One operation of the conformance protocol: calls the real classes, has no logic of its own.
 *
 * @param name what a request's {@code op} says
 * @param call from the request to the answer's {@code value}; whatever it throws makes the answer
 *     an error with that message
 */
record Operation(String name, Call call) {
  /** From a request to a value. */
  @FunctionalInterface
  interface Call {
    JsonNode apply(JsonNode request) throws Exception;
  }

  JsonNode apply(JsonNode request) throws Exception {
    return call.apply(request);
  }
}
