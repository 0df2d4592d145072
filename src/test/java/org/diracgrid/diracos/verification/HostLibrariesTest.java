package org.diracgrid.diracos.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The libraries of hosts")
class HostLibrariesTest {
  @ParameterizedTest
  @CsvSource({
    "2.12, GLIBC_2.13, GLIBC_2.12",
    "2.12, GLIBC_2.12, ",
    "2.12, GLIBC_2.2.5, ",
    "2.12, GLIBC_PRIVATE, ",
    "2.12, GLIBCXX_3.4.14, GLIBCXX_3.4.13",
    "2.12, CXXABI_1.3.7, CXXABI_1.3.3",
    "2.17, GLIBCXX_3.4.19, ",
    "2.17, CXXABI_1.3.8, CXXABI_1.3.7",
    "2.28, GLIBCXX_3.4.99, ",
    "2.28, GLIBC_2.34, GLIBC_2.28",
    "2.12, GLIBC_99999999999, ",
    "2.12, OPENSSL_1.0, "
  })
  @DisplayName("have symbol versions up to those of their time")
  void versions(String glibc, String version, String newest) {
    if (newest == null) {
      assertThat(new HostLibraries(glibc, Set.of()).olderThan(version)).isEmpty();
    } else {
      assertThat(new HostLibraries(glibc, Set.of()).olderThan(version)).contains(newest);
    }
  }

  @Test
  @DisplayName("are those of manylinux, the dynamic linker, and what else is expected")
  void names() {
    HostLibraries hosts = new HostLibraries("2.12", Set.of("libcuda.so.1"));
    assertThat(
            new String[] {
              "libc.so.6",
              "libcuda.so.1",
              "libX11.so.6",
              "ld-linux-x86-64.so.2",
              "ld-linux.so.2",
              "ld64.so.1"
            })
        .allMatch(hosts::have);
    assertThat(new String[] {"libssl.so.10", "libc.musl-x86_64.so.1", "libc.so", "ld-linux.so"})
        .noneMatch(hosts::have);
  }

  @Test
  @DisplayName("have vector mathematics where glibc has")
  void vectors() {
    assertThat(new HostLibraries("2.22", Set.of()).have("libmvec.so.1")).isTrue();
    assertThat(new HostLibraries("2.17", Set.of()).have("libmvec.so.1")).isFalse();
  }
}
