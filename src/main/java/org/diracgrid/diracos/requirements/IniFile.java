package org.diracgrid.diracos.requirements;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diracgrid.diracos.python.PythonText;

/** An INI file as Python's RawConfigParser reads it. */
final class IniFile {
  private static final Pattern SECTION = Pattern.compile("\\[(.+)\\].*", Pattern.DOTALL);
  private static final String SPACES = "[" + PythonText.SPACE_CLASS + "]*";
  private static final Pattern OPTION =
      Pattern.compile("([^:=][^:=]*?)" + SPACES + "[:=]" + SPACES + "(.*)", Pattern.DOTALL);

  private final String name;
  private final Map<String, Map<String, PipSetting>> sections = new LinkedHashMap<>();
  private Optional<String> section = Optional.empty();
  private Optional<PipSetting> open = Optional.empty();
  private int indent;

  private IniFile(String name) {
    this.name = name;
  }

  /** Throws {@link MalformedPipConfigurationException}, which names the line. */
  static IniFile parse(String name, String text) {
    IniFile file = new IniFile(name);
    int number = 0;
    for (String line : text.lines().toList()) {
      file.line(++number, line);
    }
    return file;
  }

  /** The settings of a section; those of {@code [DEFAULT]} come first in every section. */
  List<PipSetting> settings(String sectionName) {
    List<PipSetting> settings = new ArrayList<>();
    if (sections.containsKey(sectionName)) {
      settings.addAll(sections.getOrDefault("DEFAULT", Map.of()).values());
      settings.addAll(sections.get(sectionName).values());
    }
    return settings;
  }

  private void line(int number, String line) {
    String text = PythonText.strip(line);
    int depth = line.indexOf(text);
    if (text.startsWith("#") || text.startsWith(";")) {
      return;
    }
    if (text.isEmpty()) {
      return;
    }
    if (open.isPresent() && depth > indent) {
      PipSetting begun = open.get();
      put(new PipSetting(begun.key(), begun.value() + "\n" + text, begun.source()));
      return;
    }
    indent = depth;
    Matcher header = SECTION.matcher(text);
    if (header.matches()) {
      open = Optional.empty();
      section = Optional.of(header.group(1));
      boolean again = sections.putIfAbsent(header.group(1), new LinkedHashMap<>()) != null;
      // Python lets the defaults go on elsewhere.
      if (again && !header.group(1).equals("DEFAULT")) {
        throw malformed(number, "the section [%s] is there twice".formatted(header.group(1)));
      }
      return;
    }
    option(number, text);
  }

  private void option(int number, String text) {
    if (section.isEmpty()) {
      throw malformed(number, "no section like [global] precedes this line");
    }
    Matcher option = OPTION.matcher(text);
    if (!option.matches()) {
      throw malformed(number, "the line has not the form key = value");
    }
    String key = PipSetting.normalizeKey(option.group(1));
    if (sections.get(section.get()).containsKey(key)) {
      throw malformed(number, "%s is set twice in [%s]".formatted(key, section.get()));
    }
    put(new PipSetting(key, option.group(2), at(number)));
  }

  private void put(PipSetting setting) {
    sections.get(section.orElseThrow()).put(setting.key(), setting);
    open = Optional.of(setting);
  }

  private MalformedPipConfigurationException malformed(int number, String reason) {
    return new MalformedPipConfigurationException(at(number), reason);
  }

  private String at(int number) {
    return new Origin(name, number, indent + 1).toString();
  }
}
