package org.diracgrid.diracos.requirements;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.requirements.ShellWords.Word;

/**
 * A line taken apart.
 *
 * @param line the line
 * @param source its file as shown
 * @param requirement what stands before the first option; may be empty
 * @param options the options, in order
 * @param strays words behind the first option that belong to none
 */
record ParsedLine(
    LogicalLine line, String source, String requirement, List<Given> options, List<String> strays) {
  /**
   * An option as given.
   *
   * @param option which
   * @param value its value, empty for a flag
   * @param origin where it stands
   * @param valueOffset where in the line the value stands, as far as quotes let that be told
   */
  record Given(FileOption option, String value, Origin origin, int valueOffset) {}

  /** Throws {@link InvalidRequirementsOptionException}. */
  static ParsedLine of(LogicalLine line, String source) {
    String text = line.text();
    int begin = firstOption(text);
    List<Given> options = new ArrayList<>();
    List<String> strays = new ArrayList<>();
    new OptionReader(line, source, begin, options, strays).read();
    return new ParsedLine(line, source, text.substring(0, begin).strip(), options, strays);
  }

  /** Like pip, cuts at single spaces and does not ask whether they are quoted. */
  private static int firstOption(String text) {
    if (text.startsWith("-")) {
      return 0;
    }
    int found = text.indexOf(" -");
    return found < 0 ? text.length() : found + 1;
  }

  Optional<Given> first(FileOption option) {
    return options.stream().filter(given -> given.option() == option).findFirst();
  }

  List<Given> all(FileOption option) {
    return options.stream().filter(given -> given.option() == option).toList();
  }

  Origin origin() {
    return line.at(source, 0);
  }

  InvalidRequirementsOptionException wrong(Given given, String reason) {
    return new InvalidRequirementsOptionException(
        given.origin(), given.option().label(), line.conceal(reason));
  }

  private record OptionReader(
      LogicalLine line, String source, int begin, List<Given> options, List<String> strays) {
    void read() {
      List<Word> words = words();
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i).text();
        boolean isLong = word.startsWith("--") && word.length() > 2;
        boolean isShort = !isLong && word.startsWith("-") && word.length() > 1;
        if (word.equals("--")) {
          // As optparse has it, nothing behind it is an option.
          words.subList(i + 1, words.size()).forEach(stray -> strays.add(stray.text()));
          return;
        }
        if (!isLong && !isShort) {
          strays.add(word);
          continue;
        }
        int equals = isLong ? word.indexOf('=') : -1;
        String name =
            isLong ? (equals < 0 ? word : word.substring(0, equals)) : word.substring(0, 2);
        FileOption option = option(name, words.get(i));
        Word given = words.get(i);
        Optional<String> attached = Optional.empty();
        int valueOffset = given.offset();
        if (equals >= 0) {
          attached = Optional.of(word.substring(equals + 1));
          valueOffset += equals + 1;
        } else if (isShort && word.length() > 2) {
          attached = Optional.of(word.substring(2));
          valueOffset += 2;
        }
        if (option.takesValue() && attached.isEmpty()) {
          i++;
          if (i == words.size()) {
            throw wrong(given, name, "it needs a value");
          }
          attached = Optional.of(words.get(i).text());
          valueOffset = words.get(i).offset();
        } else if (!option.takesValue() && attached.isPresent()) {
          throw wrong(given, name, "it takes no value");
        }
        options.add(
            new Given(
                option,
                attached.orElse(""),
                line.at(source, begin + given.offset()),
                begin + valueOffset));
      }
    }

    private List<Word> words() {
      try {
        return ShellWords.split(line.text().substring(begin));
      } catch (IllegalArgumentException e) {
        throw new InvalidRequirementsOptionException(
            line.at(source, begin),
            line.conceal(line.text().substring(begin).split("[ =]", 2)[0]),
            e.getMessage());
      }
    }

    private FileOption option(String name, Word word) {
      return FileOption.named(name)
          .orElseThrow(
              () ->
                  wrong(
                      word, name, "a requirements file may not have it, or pip does not know it"));
    }

    private InvalidRequirementsOptionException wrong(Word word, String name, String reason) {
      return new InvalidRequirementsOptionException(
          line.at(source, begin + word.offset()), line.conceal(name), reason);
    }
  }
}
