package org.diracgrid.diracos.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.diracgrid.diracos.fixture.EditedTarball;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The check of byte code")
class ByteCodeCheckTest {
  @TempDir Path folder;

  private List<Finding> findings(UnaryOperator<EditedTarball> edit) {
    return new ByteCodeCheck().findings(SampleSurvey.of(folder, edit));
  }

  @Test
  @DisplayName("finds nothing in an archive that holds")
  void holds() {
    assertThat(findings(it -> it)).isEmpty();
  }

  @Test
  @DisplayName("finds byte code")
  void beside() {
    assertThat(
            findings(
                it ->
                    it.file("diracos/usr/lib64/python2.7/os.pyc", 0644, "x")
                        .file("diracos/a/__pycache__/b.cpython-311.pyc", 0644, "x")
                        .file("diracos/c.pyo", 0644, "x")))
        .containsExactly(
            Finding.error("byte code", "diracos/usr/lib64/python2.7/os.pyc", "is byte code"),
            Finding.error("byte code", "diracos/a/__pycache__/b.cpython-311.pyc", "is byte code"),
            Finding.error("byte code", "diracos/c.pyo", "is byte code"));
  }

  @Test
  @DisplayName("warns of byte code that came in a wheel")
  void brought() {
    String record = SampleSurvey.INFO + "RECORD";
    assertThat(
            findings(
                it ->
                    it.file(SampleSurvey.SITE + "grid/a.pyc", 0644, "x")
                        .file(SampleSurvey.SITE + "grid/b.pyc", 0644, "x")
                        .content(
                            record, it.content(record) + "grid/a.pyc,sha256=x,1\ngrid/b.pyc,,\n")))
        .containsExactly(
            Finding.warning(
                "byte code", SampleSurvey.SITE + "grid/a.pyc", "is byte code that came in a wheel"),
            Finding.error("byte code", SampleSurvey.SITE + "grid/b.pyc", "is byte code"));
  }
}
