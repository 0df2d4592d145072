package org.diracgrid.diracos.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.diracgrid.diracos.python.Version;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The install scheme")
class InstallSchemeTest {
  private static final Version PYTHON2 = Version.parse("2.7.13");
  private static final Version PYTHON3 = Version.parse("3.11.7");

  @Test
  @DisplayName("splits lib and lib64 as Fedora does, with lib64 first on sys.path")
  void fedora() {
    BaseTree tree =
        TestTrees.of(
            "diracos/usr/lib64/python2.7/lib-dynload/math.so",
            "diracos/usr/lib/python2.7/site-packages/");

    InstallScheme scheme = InstallScheme.of(tree, "diracos/usr", PYTHON2);

    assertThat(scheme)
        .isEqualTo(
            new InstallScheme(
                "diracos/usr/lib/python2.7/site-packages",
                "diracos/usr/lib64/python2.7/site-packages",
                "diracos/usr/include/python2.7",
                "diracos/usr/bin",
                "diracos/usr"));
    assertThat(scheme.sitePackages())
        .containsExactly(
            "diracos/usr/lib64/python2.7/site-packages", "diracos/usr/lib/python2.7/site-packages");
  }

  @Test
  @DisplayName("does not split when lib64 is only a link to lib")
  void linkedLib64() {
    BaseTree tree =
        TestTrees.of("diracos/usr/lib64 -> lib", "diracos/usr/lib/python2.7/site-packages/six.py");

    InstallScheme scheme = InstallScheme.of(tree, "diracos/usr", PYTHON2);

    assertThat(scheme.platlib())
        .isEqualTo(scheme.purelib())
        .isEqualTo("diracos/usr/lib/python2.7/site-packages");
    assertThat(scheme.sitePackages()).hasSize(1);
  }

  @Test
  @DisplayName("follows a lib that is a link to lib64")
  void linkedLib() {
    BaseTree tree =
        TestTrees.of(
            "diracos/usr/lib -> lib64", "diracos/usr/lib64/python2.7/site-packages/six.py");

    InstallScheme scheme = InstallScheme.of(tree, "diracos/usr", PYTHON2);

    assertThat(scheme.purelib()).isEqualTo("diracos/usr/lib64/python2.7/site-packages");
  }

  @Test
  @DisplayName("does not split for a lib64 that has nothing of this Python's packages")
  void strayLib64() {
    BaseTree tree =
        TestTrees.of(
            "diracos/usr/lib64/python2.7/config/Makefile",
            "diracos/usr/lib64/python3.6/site-packages/six.py");

    assertThat(InstallScheme.of(tree, "diracos/usr", PYTHON2))
        .isEqualTo(InstallScheme.plain("diracos/usr", PYTHON2));
  }

  @Test
  @DisplayName("of a conda prefix stands right below the top folder")
  void conda() {
    BaseTree tree = TestTrees.of("diracos/lib/python3.11/site-packages/six.py");

    assertThat(InstallScheme.of(tree, "diracos", PYTHON3))
        .isEqualTo(
            new InstallScheme(
                "diracos/lib/python3.11/site-packages",
                "diracos/lib/python3.11/site-packages",
                "diracos/include/python3.11",
                "diracos/bin",
                "diracos"));
  }

  @Test
  @DisplayName("keeps the ABI flag in the name of the header folder")
  void flaggedHeaders() {
    BaseTree tree = TestTrees.of("diracos/include/python3.6m/Python.h");

    assertThat(InstallScheme.of(tree, "diracos", Version.parse("3.6.8")).headers())
        .isEqualTo("diracos/include/python3.6m");
  }
}
