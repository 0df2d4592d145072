package org.diracgrid.diracos.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.diracgrid.diracos.fixture.SampleIndex;
import org.diracgrid.diracos.python.PreReleasePolicy;
import org.diracgrid.diracos.python.Requirement;
import org.diracgrid.diracos.python.Version;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The resolver, held against trying everything,")
class ResolverLawsTest {
  private static final int PROJECTS = 5;

  /** One version of a project and what it needs. */
  private record Release(int project, int version, List<String> requires) {}

  @Provide
  Arbitrary<String> requirements() {
    return Combinators.combine(
            Arbitraries.integers().between(0, PROJECTS - 1),
            Arbitraries.of("", "==1", "==2", "==3", ">=2", "<=2", "!=2", "<1", ">3"))
        .as((project, specifier) -> "p" + project + specifier);
  }

  @Provide
  Arbitrary<List<Release>> releases() {
    return Combinators.combine(
            Arbitraries.integers().between(0, PROJECTS - 1),
            Arbitraries.integers().between(1, 3),
            requirements().list().ofMaxSize(3))
        .as(Release::new)
        .list()
        .ofMinSize(5)
        .ofMaxSize(15)
        .uniqueElements(release -> List.of(release.project(), release.version()));
  }

  @Provide
  Arbitrary<List<String>> asked() {
    return requirements().list().ofMinSize(1).ofMaxSize(3);
  }

  @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
  @Label("finds a set if there is one, and one in which everything holds")
  void agrees(
      @ForAll("releases") List<Release> releases, @ForAll("asked") List<String> requirements)
      throws IOException {
    Path folder = Files.createTempDirectory("laws");
    SampleIndex index = new SampleIndex(folder.resolve("index"));
    for (Release it : releases) {
      index.wheel("p" + it.project(), "" + it.version(), it.requires().toArray(String[]::new));
    }
    SampleRequest request = new SampleRequest();
    requirements.forEach(request::ask);

    boolean possible = anySet(releases, requirements, new HashMap<>(), 0);
    Map<String, String> found;
    try {
      found = SampleRequest.added(request.resolve(index, folder));
    } catch (UnresolvableException e) {
      assertThat(possible).as("a set exists, and yet: %s", e.getMessage()).isFalse();
      return;
    }

    assertThat(possible).isTrue();
    Map<Integer, Release> chosen = new HashMap<>();
    releases.stream()
        .filter(it -> ("" + it.version()).equals(found.get("p" + it.project())))
        .forEach(it -> chosen.put(it.project(), it));
    assertThat(holds(chosen, requirements)).as("%s holds together", found).isTrue();
    assertThat(found.keySet()).allMatch(name -> isWanted(name, chosen, requirements));
  }

  @Provide
  Arbitrary<List<Release>> base() {
    return releases()
        .map(
            all -> {
              Map<Integer, Release> one = new HashMap<>();
              all.forEach(it -> one.putIfAbsent(it.project(), it));
              return one.values().stream().limit(3).toList();
            });
  }

  @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
  @Label("breaks nothing of a base that held, and fails only if what is not named would have to go")
  void breaksNoBase(
      @ForAll("base") List<Release> installed,
      @ForAll("releases") List<Release> releases,
      @ForAll("asked") List<String> requirements)
      throws IOException {
    Path folder = Files.createTempDirectory("laws");
    SampleIndex index = new SampleIndex(folder.resolve("index"));
    for (Release it : releases) {
      index.wheel("p" + it.project(), "" + it.version(), it.requires().toArray(String[]::new));
    }
    SampleRequest request = new SampleRequest();
    requirements.forEach(request::ask);
    Map<Integer, Release> base = new HashMap<>();
    for (Release it : installed) {
      request.installed(
          "p" + it.project(), "" + it.version(), it.requires().toArray(String[]::new));
      base.put(it.project(), it);
    }

    boolean possible = anyChange(base, releases, requirements, new HashMap<>(base), 0);
    Map<String, String> added;
    try {
      added = SampleRequest.added(request.resolve(index, folder));
    } catch (UnresolvableException e) {
      assertThat(possible).as("a set exists, and yet: %s", e.getMessage()).isFalse();
      return;
    }

    Map<Integer, Release> after = new HashMap<>(base);
    releases.stream()
        .filter(it -> ("" + it.version()).equals(added.get("p" + it.project())))
        .forEach(it -> after.put(it.project(), it));
    assertThat(holds(base, after, requirements)).as("%s on %s holds", added, base).isTrue();
    assertThat(added.keySet()).allMatch(name -> isWanted(name, after, requirements));
  }

  /** Whether something can be done to the base that leaves alone what is not asked for by name. */
  private static boolean anyChange(
      Map<Integer, Release> base,
      List<Release> releases,
      List<String> asked,
      Map<Integer, Release> after,
      int project) {
    if (project == PROJECTS) {
      return holds(base, after, asked);
    }
    if (anyChange(base, releases, asked, after, project + 1)) {
      return true;
    }
    Release before = after.get(project);
    if (before != null && asked.stream().noneMatch(it -> names(it, "p" + project))) {
      return false;
    }
    for (Release release : releases) {
      boolean another = before == null || before.version() != release.version();
      if (release.project() == project && another) {
        after.put(project, release);
        if (anyChange(base, releases, asked, after, project + 1)) {
          return true;
        }
      }
    }
    after.remove(project);
    if (before != null) {
      after.put(project, before);
    }
    return false;
  }

  /** New releases need all that they need, the base's only what they had. */
  private static boolean holds(
      Map<Integer, Release> base, Map<Integer, Release> after, List<String> asked) {
    return asked.stream().allMatch(it -> meets(after, it))
        && after.values().stream()
            .allMatch(
                release ->
                    release.requires().stream()
                        .allMatch(
                            it ->
                                meets(after, it)
                                    || (release.equals(base.get(release.project()))
                                        && !meets(base, it))));
  }

  private static boolean anySet(
      List<Release> releases, List<String> asked, Map<Integer, Release> chosen, int project) {
    if (project == PROJECTS) {
      return holds(chosen, asked);
    }
    chosen.remove(project);
    if (anySet(releases, asked, chosen, project + 1)) {
      return true;
    }
    for (Release release : releases) {
      if (release.project() == project) {
        chosen.put(project, release);
        if (anySet(releases, asked, chosen, project + 1)) {
          return true;
        }
        chosen.remove(project);
      }
    }
    return false;
  }

  private static boolean holds(Map<Integer, Release> chosen, List<String> asked) {
    return asked.stream().allMatch(it -> meets(chosen, it))
        && chosen.values().stream()
            .allMatch(release -> release.requires().stream().allMatch(it -> meets(chosen, it)));
  }

  private static boolean meets(Map<Integer, Release> chosen, String text) {
    Requirement requirement = Requirement.parse(text);
    Release release = chosen.get(Integer.parseInt(requirement.name().normalized().substring(1)));
    return release != null
        && requirement
            .specifier()
            .contains(Version.parse("" + release.version()), PreReleasePolicy.ALLOW);
  }

  private static boolean isWanted(
      String name, Map<Integer, Release> chosen, List<String> requirements) {
    return requirements.stream().anyMatch(it -> names(it, name))
        || chosen.values().stream()
            .anyMatch(r -> r.requires().stream().anyMatch(it -> names(it, name)));
  }

  private static boolean names(String requirement, String name) {
    return Requirement.parse(requirement).name().normalized().equals(name);
  }
}
