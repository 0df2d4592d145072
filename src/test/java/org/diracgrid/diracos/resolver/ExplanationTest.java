package org.diracgrid.diracos.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Set;
import org.diracgrid.diracos.fixture.SampleIndex;
import org.diracgrid.diracos.fixture.SampleWheel;
import org.diracgrid.diracos.requirements.FormatControl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The explanation why requirements cannot be met")
class ExplanationTest {
  @TempDir Path folder;
  private SampleIndex index;
  private final SampleRequest request = new SampleRequest();

  @BeforeEach
  void makeIndex() {
    index = new SampleIndex(folder.resolve("index"));
  }

  /** Resolves in vain, and holds the explanation to these sentences. */
  private void explains(String... sentences) {
    UnresolvableException failure =
        catchThrowableOfType(UnresolvableException.class, () -> request.resolve(index, folder));
    assertThat(failure).as("a set that cannot be met").isNotNull();
    assertThat(failure.explanation()).containsExactly(sentences);
  }

  private void py3(String name, String version, String python) {
    index.wheel(
        new SampleWheel(name, version),
        "data-requires-python=\"%s\"".formatted(python.replace(">", "&gt;")));
  }

  @Nested
  @DisplayName("names of a clash")
  class Clashes {
    @Test
    @DisplayName("the two lines")
    void twoLines() {
      index.wheel("grid", "1.0").wheel("grid", "2.0");
      request.ask("grid<2; python_version < '3'").ask("grid>=2");
      explains(
          "Because requirements.txt:1:1 asks for grid<2 and requirements.txt:2:1 asks for grid>=2,"
              + " the requirements cannot be met together.");
    }

    @Test
    @DisplayName("the line and the constraint")
    void constraint() {
      index.wheel("grid", "1.0").wheel("grid", "2.0");
      request.ask("grid>=2").constrain("grid<2");
      explains(
          "Because requirements.txt:1:1 asks for grid>=2 and constraints.txt:1:1 allows only grid<2,"
              + " the requirements cannot be met together.");
    }

    @Test
    @DisplayName("the constraint against what another distribution needs")
    void constraintBelow() {
      index.wheel("grid", "1.0", "words>=2").wheel("words", "1.0").wheel("words", "2.0");
      request.ask("grid").constrain("words<2");
      explains(
          "Because requirements.txt:1:1 asks for grid, grid 1.0 needs words>=2 and"
              + " constraints.txt:1:1 allows only words<2, the requirements cannot be met together.");
    }

    @Test
    @DisplayName("who needs what, behind the line that asks for it")
    void transitive() {
      index.wheel("grid", "1.0", "words<2").wheel("tools", "1.0", "words>=2");
      index.wheel("words", "1.0").wheel("words", "2.0");
      request.ask("grid").ask("tools");
      explains(
          "Because requirements.txt:1:1 asks for grid, grid 1.0 needs words<2,"
              + " requirements.txt:2:1 asks for tools and tools 1.0 needs words>=2,"
              + " the requirements cannot be met together.");
    }

    @Test
    @DisplayName("many versions by the ends of their runs")
    void manyVersions() {
      for (int i = 1; i <= 12; i++) {
        index.wheel("grid", "1." + i, i % 3 == 0 ? "words<1" : "words<2");
      }
      index.wheel("words", "0.5").wheel("words", "1.5").wheel("words", "2.0");
      request.ask("grid>=1.4").ask("words>=2");
      explains(
          "Because requirements.txt:1:1 asks for grid>=1.4, grid 1.4 to 1.5, 1.7 to 1.8, 1.10 to"
              + " 1.11 needs words<2, grid 1.6, 1.9, 1.12 needs words<1, and requirements.txt:2:1"
              + " asks for words>=2, the requirements cannot be met together.");
    }

    @Test
    @DisplayName("a chain of six in one sentence")
    void chain() {
      index.wheel("a", "1.0", "b").wheel("b", "1.0", "c").wheel("c", "1.0", "d");
      index.wheel("d", "1.0", "e").wheel("e", "1.0", "f").wheel("f", "1.0", "words<2");
      index.wheel("words", "1.0").wheel("words", "2.0");
      request.ask("words>=2").ask("a");
      explains(
          "Because a 1.0 needs b, b 1.0 needs c, c 1.0 needs d, d 1.0 needs e, e 1.0 needs f and"
              + " f 1.0 needs words<2, a 1.0 needs words 1.0.",
          "And because requirements.txt:1:1 asks for words>=2 and requirements.txt:2:1 asks for a,"
              + " the requirements cannot be met together.");
    }

    @Test
    @DisplayName("three distributions of which any two agree, step by step")
    void threeWay() {
      index.wheel("x", "1.0", "words<3").wheel("y", "1.0", "words!=2.0");
      index.wheel("z", "1.0", "words>=2");
      index.wheel("words", "1.0").wheel("words", "2.0").wheel("words", "3.0");
      request.ask("x").ask("y").ask("z");
      explains(
          "Because x 1.0 needs words<3 and z 1.0 needs words>=2, x 1.0 with z 1.0 needs words 2.0.",
          "And because y 1.0 needs words!=2.0, x 1.0, z 1.0 and y 1.0 exclude each other.",
          "And because requirements.txt:1:1 asks for x, requirements.txt:2:1 asks for y and"
              + " requirements.txt:3:1 asks for z, the requirements cannot be met together.");
    }

    @Test
    @DisplayName("two ways that both fail, the first with a number to come back to")
    void branches() {
      index.wheel("foo", "1.0", "a<2", "b<2").wheel("foo", "1.1", "x<2", "y<2");
      index.wheel("a", "1.0", "b>=2").wheel("b", "1.0").wheel("b", "2.0");
      index.wheel("x", "1.0", "y>=2").wheel("y", "1.0").wheel("y", "2.0");
      request.ask("foo");
      explains(
          "Because foo 1.0 needs a<2 and a 1.0 needs b>=2, foo 1.0 needs b 2.0.",
          "(1) And because foo 1.0 needs b<2, foo 1.0 cannot be used.",
          "Because foo 1.1 needs x<2 and x 1.0 needs y>=2, foo 1.1 needs y 2.0.",
          "And because foo 1.1 needs y<2, foo 1.1 cannot be used.",
          "And because foo 1.0 cannot be used (1) and requirements.txt:1:1 asks for foo,"
              + " the requirements cannot be met.");
    }

    @Test
    @DisplayName("dozens of versions that all fail alike by the first and what it comes to")
    void alike() {
      for (int i = 1; i <= 30; i++) {
        index.wheel("frame", "" + i, "core==" + i);
        index.wheel("core", "" + i, "words<" + (i % 5 + 2));
      }
      for (int i = 1; i <= 9; i++) {
        index.wheel("words", "" + i);
      }
      request.ask("frame").ask("words>=8");
      explains(
          "Because frame 1 needs core==1, and core 1, 6, … 26 needs words<3,"
              + " frame 1 needs words 1 to 2.",
          "In the same way, by 28 more steps, frame 1 to 29 needs words 1 to 5.",
          "And because requirements.txt:1:1 asks for frame, frame 30 needs core==30 and core 30"
              + " needs words<2, words 1 to 5 is needed.",
          "And because requirements.txt:2:1 asks for words>=8,"
              + " the requirements cannot be met together.");
    }

    @Test
    @DisplayName("what an extra needs, without its marker")
    void extra() {
      index.wheel(new SampleWheel("grid", "2.0").requires("words<2; extra == 'speech'"));
      index.wheel("words", "1.0").wheel("words", "2.0");
      request.ask("grid[speech]").ask("words>=2");
      explains(
          "Because requirements.txt:1:1 asks for grid[speech], grid[speech] 2.0 needs words<2 and"
              + " requirements.txt:2:1 asks for words>=2, the requirements cannot be met together.");
    }

    @Test
    @DisplayName("the URL that one line wants and another distribution cannot use")
    void url() {
      index.wheel("grid", "1.0").wheel("grid", "2.0").wheel("tools", "1.0", "grid>=2");
      String wheel = index.fileUri("grid-1.0-py2.py3-none-any.whl").toString();
      request.ask("grid @ " + wheel + " ; python_version < '3'").ask("tools");
      explains(
          "Because requirements.txt:2:1 asks for tools, and tools 1.0 needs grid>=2, while only 1.0"
              + " at "
              + wheel
              + " counts, the requirements cannot be met.");
    }
  }

  @Nested
  @DisplayName("says of what nobody can give")
  class Shortages {
    @Test
    @DisplayName("which versions there are instead")
    void noSuchVersion() {
      index.wheel("grid", "1.0").wheel("grid", "2.0");
      request.ask("grid==3.0");
      explains("requirements.txt:1:1 asks for grid==3.0, of which there are only 1.0 and 2.0.");
    }

    @Test
    @DisplayName("which versions there are instead, by their ends if they are many")
    void noneOfMany() {
      for (int i = 1; i <= 12; i++) {
        index.wheel("words", "1." + i);
      }
      index.wheel("grid", "1.0", "words>=2");
      request.ask("grid");
      explains(
          "Because requirements.txt:1:1 asks for grid, and grid 1.0 needs words>=2, of which there"
              + " are only 1.1, 1.2, … 1.12, the requirements cannot be met.");
    }

    @Test
    @DisplayName("where a project was looked for")
    void unknown() {
      index.wheel("grid", "1.0", "wrods; python_version < '3'");
      request.ask("grid");
      explains(
          "Because requirements.txt:1:1 asks for grid, and grid 1.0 needs wrods, of which there is"
              + " no distribution, the requirements cannot be met.",
          "wrods was looked for on " + index.uri() + ".");
    }

    @Test
    @DisplayName("what an extra lacks")
    void unknownOfExtra() {
      index.wheel("grid", "1.0");
      index.wheel(new SampleWheel("grid", "2.0").requires("nowhere; extra == 'speech'"));
      request.ask("grid[speech]>=2");
      explains(
          "Because requirements.txt:1:1 asks for grid[speech]>=2, and grid[speech] 2.0 needs"
              + " nowhere, of which there is no distribution, the requirements cannot be met.",
          "nowhere was looked for on " + index.uri() + ".");
    }

    @Test
    @DisplayName("what the base has and keeps")
    void base() {
      index.wheel("grid", "1.0", "Words>=2").wheel("words", "2.0");
      request.ask("grid").installed("words", "1.5").keeping();
      explains(
          "Because requirements.txt:1:1 asks for grid, and grid 1.0 needs Words>=2, while the base"
              + " has words 1.5, which stays, as basePackages is 'keep', the requirements cannot be"
              + " met.");
    }

    @Test
    @DisplayName("what another distribution of the base needs as it is")
    void needOfBase() {
      index.wheel("grid", "1.0", "words>=2").wheel("words", "2.0");
      request.ask("grid").installed("words", "1.5").installed("legacy", "1.0", "words<2");
      explains(
          "Because requirements.txt:1:1 asks for grid, grid 1.0 needs words>=2 and legacy 1.0 of the"
              + " base needs words<2, the requirements cannot be met.",
          "legacy stays as the base has it, as nothing asks for it; ask for it too, and another"
              + " version of it may be taken.");
    }

    @Test
    @DisplayName("that a pre-release waits for somebody to ask for it")
    void preRelease() {
      index.wheel("grid", "2.0rc1").wheel("grid", "1.0", "words>=2").wheel("words", "1.0");
      request.ask("grid");
      explains(
          "Because requirements.txt:1:1 asks for grid, grid 2.0rc1 is a pre-release that nothing"
              + " asks for, and grid 1.0 needs words>=2, of which there is only 1.0,"
              + " the requirements cannot be met.");
    }

    @Test
    @DisplayName("that a yanked version waits to be pinned, and why it was yanked")
    void yanked() {
      index.wheel("grid", "1.0");
      index.wheel(new SampleWheel("grid", "2.0"), "data-yanked=\"loses data\"");
      request.ask("grid>=2");
      explains(
          "Because requirements.txt:1:1 asks for grid>=2 and grid 2.0 is yanked (loses data) and not"
              + " pinned with ==, the requirements cannot be met.");
    }

    @Test
    @DisplayName("that all versions are yanked")
    void allYanked() {
      index.wheel(new SampleWheel("grid", "1.0"), "data-yanked=\"\"");
      index.wheel(new SampleWheel("grid", "2.0"), "data-yanked=\"loses data\"");
      request.ask("grid");
      explains(
          "Because requirements.txt:1:1 asks for grid and every version of grid is yanked and not"
              + " pinned with ==, the requirements cannot be met.");
    }
  }

  @Nested
  @DisplayName("lists of what was passed over")
  class PassedOverFiles {
    @Test
    @DisplayName("whether Python, platform or both keep a wheel from Python 2.7")
    void wheelsFor27() {
      index.wheel(new SampleWheel("grid", "1.0").tag("cp39-cp39-manylinux1_x86_64"));
      index.wheel(new SampleWheel("grid", "2.0").tag("cp27-cp27m-win_amd64"));
      index.wheel(new SampleWheel("grid", "3.0").tag("cp27-cp27mu-manylinux2014_x86_64"));
      request.ask("grid");
      explains(
          "requirements.txt:1:1 asks for grid, of which no file can be used.",
          """
          Of grid were passed over:
            grid-3.0-cp27-cp27mu-manylinux2014_x86_64.whl is for manylinux2014_x86_64, not for the \
          base's x86_64 with glibc 2.12
            grid-2.0-cp27-cp27m-win_amd64.whl is for cp27-cp27m-win_amd64, not for the base's \
          cp27-cp27mu on x86_64 with glibc 2.12
            grid-1.0-cp39-cp39-manylinux1_x86_64.whl is for cp39-cp39, not for the base's \
          cp27-cp27mu""");
    }

    @Test
    @DisplayName("whether Python, platform or both keep a wheel from Python 3.11")
    void wheelsFor311() {
      index.wheel(new SampleWheel("grid", "1.0").tag("cp27-cp27mu-manylinux1_x86_64"));
      index.wheel(new SampleWheel("grid", "2.0").tag("cp311-cp311-manylinux_2_28_x86_64"));
      py3("grid", "3.0", ">=3.12");
      index.file("grid-4.0.tar.gz", "not looked into");
      request.forPython311().ask("grid");
      explains(
          "requirements.txt:1:1 asks for grid, of which no file can be used.",
          """
          Of grid were passed over:
            grid-4.0.tar.gz is a source distribution, and only wheels can be used here
            grid-3.0-py2.py3-none-any.whl needs Python >=3.12, while the base has 3.11.7
            grid-2.0-cp311-cp311-manylinux_2_28_x86_64.whl is for manylinux_2_28_x86_64, not for \
          the base's x86_64 with glibc 2.17
            grid-1.0-cp27-cp27mu-manylinux1_x86_64.whl is for cp27-cp27mu, not for the base's \
          cp311-cp311""");
    }

    @Test
    @DisplayName("the newest of many with one reason, and how many more there are")
    void manyFiles() {
      for (int i = 1; i <= 12; i++) {
        index.wheel(new SampleWheel("grid", "1." + i).tag("cp39-cp39-win32"));
      }
      request.ask("grid");
      explains(
          "requirements.txt:1:1 asks for grid, of which no file can be used.",
          """
          Of grid were passed over:
            grid-1.12-cp39-cp39-win32.whl is for cp39-cp39-win32, not for the base's cp27-cp27mu \
          on x86_64 with glibc 2.12; likewise 11 more, of 1.1, 1.2, … 1.11""");
    }

    @Test
    @DisplayName("ten reasons and no more")
    void manyReasons() {
      for (int i = 1; i <= 12; i++) {
        py3("grid", "1." + i, ">=3." + i);
      }
      request.ask("grid");
      UnresolvableException failure =
          catchThrowableOfType(UnresolvableException.class, () -> request.resolve(index, folder));
      assertThat(failure.explanation().get(1).lines())
          .hasSize(12)
          .contains(
              "  grid-1.12-py2.py3-none-any.whl needs Python >=3.12, while the base has 2.7.13")
          .endsWith("  and 2 more");
    }

    @Test
    @DisplayName("only what would have done")
    void onlyWhatWouldDo() {
      index.wheel("grid", "1.0", "words>=2,<3").wheel("words", "1.0");
      py3("words", "2.0", ">=3.6");
      py3("words", "3.0", ">=3.7");
      request.ask("grid");
      explains(
          "Because requirements.txt:1:1 asks for grid, and grid 1.0 needs words<3,>=2, of which only"
              + " 1.0 can be used, the requirements cannot be met.",
          """
          Of words were passed over:
            words-2.0-py2.py3-none-any.whl needs Python >=3.6, while the base has 2.7.13""");
    }

    @Test
    @DisplayName("versions whose metadata speaks against the base's Python")
    void metadata() {
      index.wheel(new SampleWheel("grid", "1.0").requiresPython("<3.10"));
      index.wheel(new SampleWheel("grid", "2.0").requiresPython(">=3.12"));
      request.forPython311().ask("grid");
      explains(
          "Because requirements.txt:1:1 asks for grid and no version of grid can be used,"
              + " the requirements cannot be met.",
          """
          Of grid were passed over:
            grid 2.0 needs Python >=3.12, while the base has 3.11.7
            grid 1.0 needs Python <3.10, while the base has 3.11.7""");
    }

    @Test
    @DisplayName("versions whose metadata is broken")
    void broken() {
      index.wheel("grid", "1.0");
      index.wheel(new SampleWheel("grid", "2.0").requires("words ==== nothing"));
      request.ask("grid>=2");
      explains(
          "Because requirements.txt:1:1 asks for grid>=2 and grid 2.0 cannot be used,"
              + " the requirements cannot be met.",
          """
          Of grid were passed over:
            grid 2.0 has a file grid-2.0-py2.py3-none-any.whl whose metadata is unusable: \
          'nothing' stands where a comma, ';' or the end is expected""");
    }

    @Test
    @DisplayName("files that no hash allows")
    void hash() {
      index.wheel("grid", "1.0").wheel("grid", "2.0");
      request.ask("grid==2.0", index.sha256("grid-1.0-py2.py3-none-any.whl"));
      explains(
          "requirements.txt:1:1 asks for grid==2.0, of which only 1.0 can be used.",
          "Of grid were passed over:\n  grid-2.0-py2.py3-none-any.whl has sha256:"
              + index.sha256("grid-2.0-py2.py3-none-any.whl")
              + ", which no --hash allows");
    }

    @Test
    @DisplayName("files of a format that an option excludes")
    void format() {
      index.wheel("grid", "1.0");
      request.ask("grid").formats(new FormatControl(true, false, Set.of(), Set.of()));
      explains(
          "requirements.txt:1:1 asks for grid, of which no file can be used.",
          """
          Of grid were passed over:
            grid-1.0-py2.py3-none-any.whl is a wheel, which --no-binary excludes""");
    }
  }
}
