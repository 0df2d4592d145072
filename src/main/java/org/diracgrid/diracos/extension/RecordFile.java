package org.diracgrid.diracos.extension;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Prints build records as JSON and reads them back. */
public final class RecordFile {
  private static final String BUILD = "build";

  private final ObjectWriter writer;
  private final ObjectReader reader;

  /** Reads and writes the current format. */
  public RecordFile() {
    JsonMapper mapper =
        JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // Half a record is none: nobody who reads one expects a part of it to be missing.
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
            .withConfigOverride(
                Optional.class, it -> it.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SET)))
            .build();
    writer = mapper.writerFor(BuildRecord.class);
    reader = mapper.readerFor(BuildRecord.class);
  }

  /** The JSON text in UTF-8, with a final newline. */
  byte[] print(BuildRecord record) {
    try {
      return (writer.writeValueAsString(record) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values always prints", e);
    }
  }

  /** The record in a file; empty if there is none, or no whole one of this format. */
  public Optional<BuildRecord> read(Path file) {
    try {
      JsonNode written = reader.readTree(Files.readAllBytes(file));
      addBuilds(written);
      BuildRecord record = reader.readValue(written);
      return Optional.ofNullable(record).filter(r -> r.format() == BuildRecord.FORMAT);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * The first versions of the plugin did not tell how wheels were built. The format is the same, as
   * their records stay whole, and they read ours.
   */
  private static void addBuilds(JsonNode record) {
    for (JsonNode distribution : record.path("distributions")) {
      if (distribution instanceof ObjectNode object && !object.has(BUILD)) {
        object.putNull(BUILD);
      }
    }
  }
}
