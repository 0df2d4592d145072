package org.diracgrid.diracos.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.diracgrid.diracos.fixture.SampleIndex;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.diracgrid.diracos.python.PreReleasePolicy;
import org.diracgrid.diracos.python.SpecifierSet;
import org.diracgrid.diracos.python.Version;

@Label("The resolver, held against trying everything,")
class ResolverLawsTest {
  private static final int PROJECTS = 5;
  private Path folder;

  @BeforeTry
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("laws");
  }

  @AfterTry
  void deleteFolder() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** What somebody asks for: a project, maybe with its only extra, in some versions. */
  private record Need(int project, boolean extra, SpecifierSet versions) {
    boolean accepts(int version) {
      return versions.contains(Version.parse("" + version), PreReleasePolicy.ALLOW);
    }

    @Override
    public String toString() {
      return "p" + project + (extra ? "[x]" : "") + versions;
    }
  }

  /** One version of a project, what it needs, and what its extra needs besides. */
  private record Release(int project, int version, List<Need> requires, List<Need> ofExtra) {}

  /** What is on offer, what is asked for and what limits it. */
  private record Task(
      List<Release> offered, List<Need> asked, List<Need> constraints, List<Release> installed) {}

  private static Arbitrary<Need> needs(Arbitrary<Boolean> extra) {
    return Combinators.combine(
            Arbitraries.integers().between(0, PROJECTS - 1),
            extra,
            Arbitraries.of("", "==1", "==2", "==3", ">=2", "<=2", "!=2", "<1", ">3")
                .map(SpecifierSet::parse))
        .as(Need::new);
  }

  private static Arbitrary<List<Release>> releases(int least, int most, boolean extras) {
    Arbitrary<Boolean> extra = extras ? Arbitraries.of(false, false, true) : Arbitraries.of(false);
    return Combinators.combine(
            Arbitraries.integers().between(0, PROJECTS - 1),
            Arbitraries.integers().between(1, 3),
            needs(extra).list().ofMaxSize(3),
            needs(extra).list().ofMaxSize(extras ? 2 : 0))
        .as(Release::new)
        .list()
        .ofMinSize(least)
        .ofMaxSize(most)
        .uniqueElements(release -> List.of(release.project(), release.version()));
  }

  @Provide
  Arbitrary<Task> plainTasks() {
    return Combinators.combine(
            releases(5, 15, false), needs(Arbitraries.of(false)).list().ofMinSize(1).ofMaxSize(3))
        .as((offered, asked) -> new Task(offered, asked, List.of(), List.of()));
  }

  @Provide
  Arbitrary<Task> tasks() {
    return Combinators.combine(
            releases(5, 15, true),
            needs(Arbitraries.of(false, true)).list().ofMinSize(1).ofMaxSize(3),
            needs(Arbitraries.of(false)).list().ofMaxSize(2),
            releases(0, 2, false)
                .filter(all -> all.stream().map(Release::project).distinct().count() == all.size()))
        .as(Task::new);
  }

  @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
  @Label("finds a set if there is one, and one in which everything holds")
  void agrees(@ForAll("plainTasks") Task task) {
    holdsToTheLaw(task, new SampleRequest(), folder.resolve("as-pip"));
    holdsToTheLaw(task, new SampleRequest().tries(0), folder.resolve("proven"));
  }

  @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
  @Label("does so with extras, constraints and a base that keeps what it has")
  void agreesInFull(@ForAll("tasks") Task task) {
    holdsToTheLaw(task, new SampleRequest(), folder.resolve("as-pip"));
    holdsToTheLaw(task, new SampleRequest().tries(0), folder.resolve("proven"));
  }

  private static void holdsToTheLaw(Task task, SampleRequest request, Path folder) {
    SampleIndex index = new SampleIndex(folder.resolve("index"));
    task.offered().forEach(it -> index.wheel(wheel(it)));
    request.keeping();
    task.asked().forEach(it -> request.ask(it.toString()));
    task.constraints().forEach(it -> request.constrain(it.toString()));
    task.installed()
        .forEach(
            it ->
                request.installed("p" + it.project(), "" + it.version(), texts(it.requires(), "")));

    // What the base lacks is met if that can be, and else left unmet.
    boolean complete = anySet(task, true, new HashMap<>(), 0);
    boolean possible = complete || anySet(task, false, new HashMap<>(), 0);
    Map<String, String> found;
    try {
      found = SampleRequest.added(request.resolve(index, folder));
    } catch (UnresolvableException e) {
      assertThat(possible).as("a set exists, and yet: %s", e.getMessage()).isFalse();
      return;
    }

    assertThat(possible).isTrue();
    Map<Integer, Release> chosen = new HashMap<>();
    Stream.concat(
            task.offered().stream()
                .filter(it -> ("" + it.version()).equals(found.get("p" + it.project()))),
            task.installed().stream())
        .forEach(it -> chosen.put(it.project(), it));
    Optional<Set<Need>> wanted = wanted(task, complete, chosen);
    assertThat(wanted).as("%s holds together", found).isPresent();
    Set<String> names =
        wanted.get().stream().map(need -> "p" + need.project()).collect(Collectors.toSet());
    assertThat(names).containsAll(found.keySet());
  }

  private static SampleWheel wheel(Release release) {
    SampleWheel wheel = new SampleWheel("p" + release.project(), "" + release.version());
    Stream.concat(
            Stream.of(texts(release.requires(), "")),
            Stream.of(texts(release.ofExtra(), "; extra == 'x'")))
        .forEach(wheel::requires);
    return wheel;
  }

  private static String[] texts(List<Need> needs, String marker) {
    return needs.stream().map(need -> need + marker).toArray(String[]::new);
  }

  private static boolean anySet(
      Task task, boolean complete, Map<Integer, Release> chosen, int project) {
    if (project == PROJECTS) {
      return wanted(task, complete, chosen).isPresent();
    }
    List<Release> kept = of(project, task.installed());
    chosen.remove(project);
    if (kept.isEmpty() && anySet(task, complete, chosen, project + 1)) {
      return true;
    }
    for (Release release : kept.isEmpty() ? of(project, task.offered()) : kept) {
      chosen.put(project, release);
      if (anySet(task, complete, chosen, project + 1)) {
        return true;
      }
      chosen.remove(project);
    }
    return false;
  }

  private static List<Release> of(int project, List<Release> releases) {
    return releases.stream().filter(release -> release.project() == project).toList();
  }

  /** All that is needed in the end; empty if what is chosen does not meet it. */
  private static Optional<Set<Need>> wanted(
      Task task, boolean complete, Map<Integer, Release> chosen) {
    Set<Need> wanted = new HashSet<>();
    Deque<Need> open = new ArrayDeque<>(task.asked());
    while (!open.isEmpty()) {
      Need need = open.pop();
      Release release = chosen.get(need.project());
      if (release == null
          || !need.accepts(release.version())
          || !limits(task, complete, release).allMatch(limit -> limit.accepts(release.version()))) {
        return Optional.empty();
      }
      if (wanted.add(need)) {
        open.addAll(
            task.installed().contains(release)
                ? held(task, complete, release)
                : release.requires());
        open.addAll(need.extra() ? release.ofExtra() : List.of());
      }
    }
    return Optional.of(wanted);
  }

  /** What the user's constraints and the base say of a version, whoever asks for it. */
  private static Stream<Need> limits(Task task, boolean complete, Release release) {
    Stream<Need> base =
        task.installed().contains(release)
            ? Stream.empty()
            : task.installed().stream().flatMap(it -> held(task, complete, it).stream());
    return Stream.concat(task.constraints().stream(), base)
        .filter(limit -> limit.project() == release.project());
  }

  /** What an installed distribution needs, but for what the base breaks or lacks. */
  private static List<Need> held(Task task, boolean complete, Release installed) {
    return installed.requires().stream()
        .filter(
            need -> {
              List<Release> other = of(need.project(), task.installed());
              return other.isEmpty() ? complete : need.accepts(other.get(0).version());
            })
        .toList();
  }
}
