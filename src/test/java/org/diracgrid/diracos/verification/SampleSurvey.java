package org.diracgrid.diracos.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.diracgrid.diracos.fixture.EditedTarball;
import org.diracgrid.diracos.fixture.SampleBase;

/** A base with one distribution, grid 1.0, that is complete, and what a test makes of it. */
final class SampleSurvey {
  static final String SITE = "diracos/usr/lib/python2.7/site-packages/";
  static final String INFO = SITE + "grid-1.0.dist-info/";

  private SampleSurvey() {}

  /** The archive, with nothing wrong in it. */
  static Path whole(Path folder) {
    SampleBase base = new SampleBase("v0r1");
    Map<String, String> files = new TreeMap<>();
    files.put("grid/__init__.py", "def main():\n    pass\n");
    files.put("grid-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: grid\nVersion: 1.0\n\n");
    files.put("grid-1.0.dist-info/INSTALLER", "pip\n");
    files.put("grid-1.0.dist-info/entry_points.txt", "[console_scripts]\ngrid = grid:main\n");
    files.put("../../../bin/grid", "#!/usr/bin/env python\nimport grid\n");
    StringBuilder record = new StringBuilder();
    files.forEach(
        (path, text) ->
            record
                .append(path)
                .append(",sha256=")
                .append(sha256(text))
                .append(',')
                .append(text.length())
                .append('\n'));
    files.put("grid-1.0.dist-info/RECORD", record + "grid-1.0.dist-info/RECORD,,\n");
    files.forEach(
        (path, text) ->
            base.file(
                path.startsWith("..") ? "diracos/usr/bin/grid" : SITE + path,
                path.startsWith("..") ? 0755 : 0644,
                text));
    return base.writeTo(folder);
  }

  /** What is found in the archive once it was edited. */
  static Survey of(Path folder, UnaryOperator<EditedTarball> edit) {
    Path edited = folder.resolve("VOdiracos-v1.tar.gz");
    edit.apply(new EditedTarball(whole(folder))).writeTo(edited);
    return read(edited);
  }

  static Survey read(Path archive) {
    return new SurveyReader().read(archive, count -> {});
  }

  /** As RECORD writes it. */
  static String sha256(String text) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
