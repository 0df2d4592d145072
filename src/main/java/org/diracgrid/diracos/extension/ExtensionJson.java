package org.diracgrid.diracos.extension;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Reads the JSON file of an extension, the same that dos-build-extension reads. */
public final class ExtensionJson {
  private final JsonFactory factory =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private final IgnoredKeys ignored = new IgnoredKeys();
  private final UnaryOperator<String> interpolation;

  /**
   * Reads with this interpolation of every value.
   *
   * @param interpolation replaces {@code ${…}} by Maven's properties
   */
  public ExtensionJson(UnaryOperator<String> interpolation) {
    this.interpolation = interpolation;
  }

  /**
   * Reads a file; relative paths in it are relative to its folder.
   *
   * @throws ConfigurationException if it is absent, no JSON, or has a value of the wrong kind
   */
  public ExtensionSettings read(Path file) {
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = factory.createParser(in)) {
      return object(file, parser);
    } catch (JsonProcessingException e) {
      throw new MalformedConfigurationException(
          place(file, e.getLocation()), e.getOriginalMessage().replaceAll("\\s*\\R.*", ""), e);
    } catch (NoSuchFileException e) {
      throw new UnreadableConfigurationException(file, "there is no such file", e);
    } catch (IOException e) {
      String reason = Files.isDirectory(file) ? "it is a folder" : String.valueOf(e.getMessage());
      throw new UnreadableConfigurationException(file, reason, e);
    }
  }

  private ExtensionSettings object(Path file, JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw wrong(file, parser, "a JSON object is wanted here");
    }
    Map<ExtensionKey, Setting> values = new EnumMap<>(ExtensionKey.class);
    List<String> warnings = new ArrayList<>();
    Map<ExtensionKey, String> misspelt = new EnumMap<>(ExtensionKey.class);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      String place = place(file, parser.currentTokenLocation());
      ExtensionKey key = ExtensionKey.named(name).orElse(null);
      parser.nextToken();
      if (key != null) {
        String origin = place(file, parser.currentTokenLocation());
        Path folder = file.toAbsolutePath().getParent();
        values.put(key, new Setting(texts(file, parser, name), origin, folder));
      } else {
        parser.skipChildren();
        warnings.add(ignored.sentence(place, name));
        ignored
            .probablyMeant(name)
            .ifPresent(meant -> misspelt.put(meant, "'%s' at %s".formatted(name, place)));
      }
    }
    if (parser.nextToken() != null) {
      throw wrong(file, parser, "the file goes on after its JSON object has ended");
    }
    return new ExtensionSettings(values, warnings, misspelt);
  }

  private List<String> texts(Path file, JsonParser parser, String key) throws IOException {
    List<String> texts = new ArrayList<>();
    if (parser.currentToken() == JsonToken.START_OBJECT
        && key.equals(ExtensionKey.TARGET_ENVIRONMENT.key())) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        texts.add(name + "=" + text(file, parser, name));
      }
      return texts;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return List.of(text(file, parser, key));
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      texts.add(text(file, parser, key));
    }
    if (texts.isEmpty()) {
      throw wrong(file, parser, "'%s' is an empty list".formatted(key));
    }
    return texts;
  }

  private String text(Path file, JsonParser parser, String key) throws IOException {
    return switch (parser.currentToken()) {
      // A version written as a bare number, such as 1.10, would lose its zero to any number type;
      // the token's own text keeps it.
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          interpolation.apply(parser.getText());
      default ->
          throw wrong(
              file, parser, "the value of '%s' must be a text or a list of texts".formatted(key));
    };
  }

  private static MalformedConfigurationException wrong(
      Path file, JsonParser parser, String reason) {
    return new MalformedConfigurationException(
        place(file, parser.currentTokenLocation()), reason, null);
  }

  private static String place(Path file, JsonLocation location) {
    return "%s:%d:%d".formatted(file, location.getLineNr(), location.getColumnNr());
  }
}
