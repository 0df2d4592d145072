package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The logins of a netrc file, which pip and curl read too. */
public final class Netrc {
  private static final long MOST_BYTES = 1 << 20;
  private static final String DEFAULT = "";

  private final Map<String, Login> machines;

  private Netrc(Map<String, Login> machines) {
    this.machines = Map.copyOf(machines);
  }

  /** No logins. */
  public static Netrc empty() {
    return new Netrc(Map.of());
  }

  /**
   * The file {@code NETRC} names, else {@code .netrc} or {@code _netrc} at home; one that cannot be
   * read is passed over, as requests does.
   */
  public static Netrc find(Map<String, String> environment, Path home) {
    String named = environment.getOrDefault("NETRC", "");
    List<Path> places =
        named.isEmpty()
            ? List.of(home.resolve(".netrc"), home.resolve("_netrc"))
            : List.of(Path.of(named));
    return places.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .flatMap(Netrc::read)
        .map(Netrc::parse)
        .orElseGet(Netrc::empty);
  }

  private static Optional<String> read(Path file) {
    try {
      return Files.size(file) > MOST_BYTES
          ? Optional.empty()
          : Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Reads the text of a netrc file; what it does not understand it passes over. */
  public static Netrc parse(String text) {
    Map<String, Login> machines = new HashMap<>();
    Deque<String> tokens = tokens(text);
    while (!tokens.isEmpty()) {
      String token = tokens.pop();
      if (token.equals("default")) {
        machines.putIfAbsent(DEFAULT, login(tokens));
      } else if (token.equals("machine") && !tokens.isEmpty()) {
        machines.putIfAbsent(tokens.pop(), login(tokens));
      }
    }
    return new Netrc(machines);
  }

  private static Login login(Deque<String> tokens) {
    String user = "";
    String password = "";
    while (!tokens.isEmpty()) {
      switch (tokens.peek()) {
        case "login", "user" -> user = value(tokens);
        case "password" -> password = value(tokens);
        case "account" -> value(tokens);
        default -> {
          return new Login(user, password, "netrc");
        }
      }
    }
    return new Login(user, password, "netrc");
  }

  private static String value(Deque<String> tokens) {
    tokens.pop();
    return tokens.isEmpty() ? "" : tokens.pop();
  }

  private static Deque<String> tokens(String text) {
    Deque<String> tokens = new ArrayDeque<>();
    boolean macro = false;
    for (String line : text.lines().toList()) {
      if (macro) {
        // A macro ends at the next empty line.
        macro = !line.isBlank();
        continue;
      }
      List<String> words = words(line);
      int end = words.indexOf("macdef");
      macro = end >= 0;
      Stream<String> counting = macro ? words.subList(0, end).stream() : words.stream();
      counting.forEach(tokens::add);
    }
    return tokens;
  }

  private static List<String> words(String line) {
    Stream.Builder<String> words = Stream.builder();
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '#') {
        // A comment, though a password further on may begin with one.
        break;
      } else {
        StringBuilder word = new StringBuilder();
        at = word(line, at, word);
        words.add(word.toString());
        at = afterPassword(line, at, word, words);
      }
    }
    return words.build().toList();
  }

  private static int afterPassword(
      String line, int from, StringBuilder keyword, Stream.Builder<String> words) {
    if (!keyword.toString().equals("password")) {
      return from;
    }
    int at = from;
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    if (at == line.length()) {
      return at;
    }
    StringBuilder word = new StringBuilder();
    int end = word(line, at, word);
    words.add(word.toString());
    return end;
  }

  /** Reads one word, which may be quoted and may escape characters, as Python's netrc does. */
  private static int word(String line, int from, StringBuilder word) {
    boolean quoted = line.charAt(from) == '"';
    int at = quoted ? from + 1 : from;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (quoted ? c == '"' : Character.isWhitespace(c)) {
        return at + 1;
      }
      if (c == '\\' && at + 1 < line.length()) {
        at++;
        c = line.charAt(at);
      }
      word.append(c);
      at++;
    }
    return at;
  }

  /** The login of this host, else the default one. */
  Optional<Login> loginFor(String host) {
    return Optional.ofNullable(machines.getOrDefault(host, machines.get(DEFAULT)));
  }
}
