package org.diracgrid.diracos.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.diracgrid.diracos.index.DistributionFile;
import org.diracgrid.diracos.index.ProjectFiles;
import org.diracgrid.diracos.python.ProjectName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The files of a lock")
class LockedFilesTest {
  private static LockedFiles files(LockedPackage... packages) {
    return new LockedFiles(SampleLock.foreign(packages), SampleLock.PLACE, SampleLock.TARGET);
  }

  @Test
  @DisplayName("are offered with the hashes that the lock demands")
  void offered() {
    LockedFiles files = files(SampleLock.wheel("six", "1.16.0", 'a'));

    ProjectFiles six = files.files(ProjectName.of("six"));
    assertThat(six.files()).hasSize(1);
    DistributionFile file = six.files().get(0);
    assertThat(file.version()).hasToString("1.16.0");
    assertThat(file.hashes()).containsExactly(SampleLock.sha256('a'));
    assertThat(file.uri())
        .isEqualTo(URI.create("https://files.example.org/six-1.16.0-py2.py3-none-any.whl"));
    assertThat(six.searched()).containsExactly("req/pylock.toml");
    assertThat(files.hashes()).containsEntry(file.uri(), List.of(SampleLock.sha256('a')));
  }

  @Test
  @DisplayName("are all there is")
  void nothingElse() {
    assertThat(files().files(ProjectName.of("six")).files()).isEmpty();
  }

  @Test
  @DisplayName("are those whose markers hold for the target")
  void markers() {
    LockedFiles files =
        files(
            SampleLock.wheel("six", "1.16.0", "python_version < '3'", 'a'),
            SampleLock.wheel("six", "1.17.0", "python_version >= '3'", 'b'));

    assertThat(files.files(ProjectName.of("six")).files())
        .extracting(DistributionFile::version)
        .extracting(Object::toString)
        .containsExactly("1.16.0");
  }

  @Test
  @DisplayName("are refused where two of a package count")
  void twice() {
    assertThatThrownBy(
            () -> files(SampleLock.wheel("six", "1.0", 'a'), SampleLock.wheel("six", "2.0", 'b')))
        .isInstanceOf(InvalidLockException.class)
        .hasMessage("req/pylock.toml: the lock has the package 'six' twice");
  }

  @Test
  @DisplayName("are refused where a marker compares what cannot be compared")
  void wrongMarker() {
    assertThatThrownBy(() -> files(SampleLock.wheel("six", "1.0", "os_name ~= 'x'", 'a')))
        .isInstanceOf(InvalidLockException.class)
        .hasMessageStartingWith("req/pylock.toml: the package 'six' has a wrong 'marker': ");
  }
}
