package org.diracgrid.diracos.source;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.diracgrid.diracos.index.FailedCheckoutException;
import org.diracgrid.diracos.source.HostCommand.Answer;
import org.diracgrid.diracos.transfer.MaskedUri;

/**
 * A repository somewhere, read by the host's git, which knows the user's keys, credential helpers
 * and proxies.
 */
final class GitRepository {
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern SHORT_COMMIT = Pattern.compile("[0-9a-f]{4,64}");

  private final URI uri;
  private final Path scratch;
  private final HostCommand host;
  private final Map<String, String> environment;

  /**
   * A repository.
   *
   * @param scratch an empty folder to work in
   * @param variables the environment for git
   */
  GitRepository(URI uri, Path scratch, Map<String, String> variables) {
    this.uri = uri;
    this.scratch = scratch;
    this.host = new HostCommand(scratch.resolve("output.txt"), LIMIT);
    this.environment = new TreeMap<>(variables);
    // Of a hook that runs Maven; they name another repository.
    environment.keySet().removeIf(name -> name.startsWith("GIT_") && !name.startsWith("GIT_SSH"));
    environment.putAll(Map.of("GIT_TERMINAL_PROMPT", "0", "LC_ALL", "C", "GIT_DIR", gitFolder()));
  }

  /** Whether a text can be nothing but a whole commit hash. */
  static boolean isCommit(String revision) {
    return COMMIT.matcher(revision).matches();
  }

  private String gitFolder() {
    return scratch.resolve("git").toString();
  }

  /** The commit that a branch or tag means now; empty if it is neither. */
  Optional<String> commit(Optional<String> revision) {
    Map<String, String> found = new LinkedHashMap<>();
    git("ls-remote", "--", uri.toString())
        .lines()
        .map(line -> line.split("\t", 2))
        .filter(parts -> parts.length == 2 && isCommit(parts[0]))
        .forEach(parts -> found.put(parts[1], parts[0]));
    String name = revision.orElse("HEAD");
    // As pip, a branch before a tag; of an annotated tag, what it is for.
    List<String> names =
        revision.isEmpty()
            ? List.of(name)
            : List.of("refs/heads/" + name, "refs/tags/" + name + "^{}", "refs/tags/" + name, name);
    return names.stream().filter(found::containsKey).map(found::get).findFirst();
  }

  /**
   * Fetches what a revision means, which is no branch or tag but perhaps a commit.
   *
   * @return the whole hash
   */
  String fetch(String revision) {
    git("init", "--quiet", "--bare", "--", gitFolder());
    boolean whole = isCommit(revision);
    // Most servers give one commit alone; where not, all that leads to branches and tags comes.
    if (!whole || !attempt("fetch", "--quiet", "--depth=1", "--", uri.toString(), revision)) {
      git(
          "fetch",
          "--quiet",
          "--",
          uri.toString(),
          "+refs/heads/*:refs/heads/*",
          "+refs/tags/*:refs/tags/*");
    }
    if (SHORT_COMMIT.matcher(revision).matches()) {
      Answer answer = run("rev-parse", "--verify", "--quiet", revision + "^{commit}");
      if (answer.succeeded() && isCommit(answer.text())) {
        return answer.text();
      }
    }
    throw failure("it has no branch, tag or commit '%s'".formatted(revision));
  }

  /** Writes the files of a commit that was fetched into a folder. */
  void checkOut(String commit, Path folder) {
    git("read-tree", commit);
    git(
        "-c",
        "core.bare=false",
        "--work-tree=" + folder,
        "checkout-index",
        "--all",
        "--prefix=" + folder + "/");
    if (Files.isRegularFile(folder.resolve(".gitmodules"))) {
      fetchSubmodules(folder);
    }
  }

  /** As pip does. What may be fetched by whom is git's to say, and local paths may not. */
  private void fetchSubmodules(Path folder) {
    git("config", "core.bare", "false");
    git("config", "core.worktree", folder.toString());
    // What their relative URLs are relative to.
    git("config", "remote.origin.url", uri.toString());
    Answer answer = run(folder, "submodule", "--quiet", "update", "--init", "--recursive");
    if (!answer.succeeded()) {
      throw failure("git says of its submodules: " + masked(answer.end()));
    }
    removeLinks(folder);
  }

  /** A submodule's folder has a file that leads to where git keeps what it fetched. */
  private void removeLinks(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(it -> it.endsWith(".git")).toList()) {
        Files.delete(file);
      }
    } catch (IOException | UncheckedIOException e) {
      throw failure("its submodules cannot be taken apart (%s)".formatted(e.getMessage()));
    }
  }

  private String git(String... arguments) {
    Answer answer = run(arguments);
    if (!answer.succeeded()) {
      throw failure("git says: " + masked(answer.end()));
    }
    return answer.text();
  }

  private boolean attempt(String... arguments) {
    return run(arguments).succeeded();
  }

  private Answer run(String... arguments) {
    return run(scratch, arguments);
  }

  private Answer run(Path folder, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program()));
    // What a repository brings along must not run anything here, nor change line ends.
    for (String setting :
        List.of("core.hooksPath=/dev/null", "protocol.ext.allow=never", "core.autocrlf=false")) {
      command.addAll(List.of("-c", setting));
    }
    command.addAll(List.of(arguments));
    try {
      return host.run(folder, environment, command);
    } catch (IOException e) {
      throw new FailedCheckoutException(
          shown(), "git cannot be run, or not to its end (%s)".formatted(e.getMessage()), e);
    }
  }

  /** Java itself looks along the PATH that it was started with. */
  private String program() {
    String path = environment.getOrDefault("PATH", "");
    return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> Stream.of("git", "git.exe").map(name -> new File(folder, name)))
        .filter(file -> file.isFile() && file.canExecute())
        .map(File::toString)
        .findFirst()
        .orElseThrow(() -> failure("git is needed to read it, and no folder of the PATH has that"));
  }

  private FailedCheckoutException failure(String reason) {
    return new FailedCheckoutException(shown(), reason);
  }

  /** The repository as messages name it. */
  String shown() {
    return MaskedUri.of(uri).toString();
  }

  /** git repeats the URL it was given. */
  private String masked(String text) {
    String user = uri.getRawUserInfo();
    String plain = text.replace(uri.toString(), shown());
    return user == null ? plain : plain.replace(user + "@", "");
  }
}
