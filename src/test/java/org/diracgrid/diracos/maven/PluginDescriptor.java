package org.diracgrid.diracos.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** What Maven will be told of the goals; its own build of the plugin writes it before any test. */
public final class PluginDescriptor {
  private static final Path FILE = Path.of("target/classes/META-INF/maven/plugin.xml");

  private PluginDescriptor() {}

  /** A parameter that users may set, of one goal. */
  public record Parameter(
      String goal, String name, String since, String description, String expression) {}

  /** The parameters of every goal but {@code help}, which is generated. */
  public static List<Parameter> parameters() throws IOException {
    return Jsoup.parse(Files.readString(FILE), Parser.xmlParser()).select("mojo").stream()
        .filter(goal -> !text(goal, "goal").equals("help"))
        .flatMap(
            goal ->
                goal.select("parameters > parameter").stream()
                    .filter(parameter -> text(parameter, "editable").equals("true"))
                    .map(parameter -> parameter(goal, parameter)))
        .toList();
  }

  private static Parameter parameter(Element goal, Element parameter) {
    String name = text(parameter, "name");
    return new Parameter(
        text(goal, "goal"),
        name,
        text(parameter, "since"),
        text(parameter, "description"),
        goal.select("configuration > " + name).text());
  }

  private static String text(Element element, String child) {
    return element.select("> " + child).text();
  }
}
