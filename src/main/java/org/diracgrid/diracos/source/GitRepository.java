package org.diracgrid.diracos.source;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.diracgrid.diracos.index.UnbuildableProjectException;
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
   */
  GitRepository(URI uri, Path scratch) {
    this.uri = uri;
    this.scratch = scratch;
    this.host = new HostCommand(scratch.resolve("output.txt"), LIMIT);
    this.environment = new TreeMap<>(System.getenv());
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
    List<String> command = new ArrayList<>(List.of("git"));
    // What a repository brings along must not run anything here, nor change line ends.
    for (String setting :
        List.of("core.hooksPath=/dev/null", "protocol.ext.allow=never", "core.autocrlf=false")) {
      command.addAll(List.of("-c", setting));
    }
    command.addAll(List.of(arguments));
    try {
      return host.run(scratch, environment, command);
    } catch (IOException e) {
      throw new UnbuildableProjectException(
          shown(),
          "git cannot be run on this machine, or not to its end (%s)".formatted(e.getMessage()),
          e);
    }
  }

  private UnbuildableProjectException failure(String reason) {
    return new UnbuildableProjectException(shown(), reason);
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
