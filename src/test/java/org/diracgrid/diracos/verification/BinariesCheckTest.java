package org.diracgrid.diracos.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.diracgrid.diracos.fixture.EditedTarball;
import org.diracgrid.diracos.fixture.SampleElf;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The check of programs and libraries")
class BinariesCheckTest {
  private static final String LIBRARY = SampleSurvey.SITE + "grid/fast.so";

  @TempDir Path folder;

  private List<Finding> findings(UnaryOperator<EditedTarball> edit) {
    return new BinariesCheck(Set.of("libcuda.so.1")).findings(SampleSurvey.of(folder, edit));
  }

  @Test
  @DisplayName("finds nothing in an archive that holds")
  void holds() {
    assertThat(findings(it -> it)).isEmpty();
  }

  @Test
  @DisplayName("finds a library that is nowhere")
  void missing() {
    assertThat(
            findings(it -> it.file(LIBRARY, 0755, SampleElf.x86().needs("libgrid.so.1").bytes())))
        .containsExactly(
            Finding.error(
                "libraries",
                LIBRARY,
                "needs libgrid.so.1, which is not in the archive, nor, unless hostLibraries says so, on every host"));
  }

  @Test
  @DisplayName("finds a symbol version that hosts lack, the newest of each library")
  void glibc() {
    assertThat(
            findings(
                it ->
                    it.file(
                        LIBRARY,
                        0755,
                        SampleElf.x86()
                            .needs("libc.so.6", "GLIBC_2.4", "GLIBC_2.14", "GLIBC_2.17")
                            .bytes())))
        .containsExactly(
            Finding.error(
                "libraries",
                LIBRARY,
                "needs GLIBC_2.17 of libc.so.6, while hosts may have no newer than GLIBC_2.12"));
  }

  @Test
  @DisplayName("finds a symbol version that hosts' C++ libraries lack")
  void cplusplus() {
    assertThat(
            findings(
                it ->
                    it.file(
                        LIBRARY,
                        0755,
                        SampleElf.x86()
                            .needs("libstdc++.so.6", "GLIBCXX_3.4.21", "CXXABI_1.3")
                            .bytes())))
        .containsExactly(
            Finding.error(
                "libraries",
                LIBRARY,
                "needs GLIBCXX_3.4.21 of libstdc++.so.6, while hosts may have no newer than GLIBCXX_3.4.13"));
  }

  @Test
  @DisplayName("warns of what is made for another machine")
  void machine() {
    assertThat(
            findings(
                it ->
                    it.file(
                        LIBRARY, 0755, SampleElf.x86().machine(183).needs("libc.so.6").bytes())))
        .containsExactly(Finding.warning("libraries", LIBRARY, "is made for aarch64, not x86_64"));
  }

  @Test
  @DisplayName("warns of a library where no search path leads")
  void elsewhere() {
    assertThat(
            findings(
                it ->
                    it.file(LIBRARY, 0755, SampleElf.x86().needs("libgrid.so.1").bytes())
                        .file(SampleSurvey.SITE + "other/libgrid.so.1", 0644, "x")))
        .containsExactly(
            Finding.warning(
                "libraries",
                LIBRARY,
                "needs libgrid.so.1, which is in the archive at "
                    + SampleSurvey.SITE
                    + "other/libgrid.so.1, where its search path does not lead"));
  }

  @Test
  @DisplayName("warns of a damaged library")
  void damaged() {
    assertThat(findings(it -> it.file(LIBRARY, 0755, "\u007fELF and no more")))
        .containsExactly(
            Finding.warning(
                "libraries", LIBRARY, "is a damaged program or library: its header is cut off"));
  }

  @Test
  @DisplayName("lets libraries be found beside, by the search path, in the archive and on hosts")
  void found() {
    assertThat(
            findings(
                it ->
                    it.file(
                            LIBRARY,
                            0755,
                            SampleElf.x86()
                                .needs("libc.so.6", "GLIBC_2.2.5", "GLIBC_2.12", "GLIBC_PRIVATE")
                                .needs("ld-linux-x86-64.so.2", "?GLIBC_2.99")
                                .needs("libbeside.so")
                                .needs("libcuda.so.1")
                                .needs("libvendored.so.3")
                                .needs("libssl.so.10", "OPENSSL_1.0.1")
                                .runPath("$ORIGIN:${ORIGIN}/../grid.libs:/opt")
                                .bytes())
                        .file(SampleSurvey.SITE + "grid/libbeside.so", 0755, "x")
                        .link(
                            SampleSurvey.SITE + "grid.libs/libvendored.so.3", "libvendored.so.3.1")
                        .file(SampleSurvey.SITE + "grid.libs/libvendored.so.3.1", 0755, "x")
                        .file("diracos/usr/lib64/libssl.so.10", 0755, "x")))
        .isEmpty();
  }

  @Test
  @DisplayName("asks no host for what the archive has itself")
  void own() {
    assertThat(
            findings(
                it ->
                    it.file(
                            LIBRARY,
                            0755,
                            SampleElf.x86().needs("libstdc++.so.6", "GLIBCXX_3.4.30").bytes())
                        .file("diracos/usr/lib64/libstdc++.so.6", 0755, "x")))
        .isEmpty();
  }

  @Test
  @DisplayName("lets libraries be found by the search path of who loads them, if that is inherited")
  void inherited() {
    String libraries = SampleSurvey.SITE + "grid.libs/";
    SampleElf vendored = SampleElf.x86().needs("libother.so");
    for (SampleElf loader :
        List.of(
            SampleElf.x86().needs("libvendored.so").oldPath("$ORIGIN/../grid.libs"),
            SampleElf.x86()
                .needs("libvendored.so")
                .needs("libother.so")
                .runPath("$ORIGIN/../grid.libs"))) {
      assertThat(
              findings(
                  it ->
                      it.file(LIBRARY, 0755, loader.bytes())
                          .file(libraries + "libvendored.so", 0755, vendored.bytes())
                          .file(libraries + "libother.so", 0755, "x")))
          .isEmpty();
    }
    assertThat(
            findings(
                it ->
                    it.file(
                            LIBRARY,
                            0755,
                            SampleElf.x86()
                                .needs("libvendored.so")
                                .runPath("$ORIGIN/../grid.libs")
                                .bytes())
                        .file(libraries + "libvendored.so", 0755, vendored.bytes())
                        .file(libraries + "libother.so", 0755, "x")))
        .extracting(Finding::path, Finding::severity)
        .containsExactly(tuple(libraries + "libvendored.so", Severity.WARNING));
  }

  @Test
  @DisplayName("is not led round by libraries that need each other")
  void circle() {
    String libraries = SampleSurvey.SITE + "grid.libs/";
    assertThat(
            findings(
                it ->
                    it.file(
                            libraries + "liba.so",
                            0755,
                            SampleElf.x86().needs("libb.so").oldPath("$ORIGIN").bytes())
                        .file(
                            libraries + "libb.so",
                            0755,
                            SampleElf.x86().needs("liba.so").needs("libc.so").bytes())))
        .extracting(Finding::path, Finding::severity)
        .containsExactly(tuple(libraries + "libb.so", Severity.ERROR));
  }
}
