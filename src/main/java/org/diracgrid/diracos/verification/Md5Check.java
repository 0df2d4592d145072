package org.diracgrid.diracos.verification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.diracgrid.diracos.archive.FileDigests;

/** Whether dirac-install will find the md5 beside the tarball, and find it right. */
public final class Md5Check {
  private static final String NAME = "md5";
  private static final int LARGEST = 1 << 12;

  /** Compares the md5 file, wherever that is, with the tarball. */
  public List<Finding> findings(Path md5, FileDigests digests) {
    String name = md5.getFileName().toString();
    if (!Files.isRegularFile(md5)) {
      return List.of(
          Finding.warning(
              NAME,
              "",
              "there is no %s beside it, without which dirac-install fails".formatted(name)));
    }
    String text;
    try (InputStream in = Files.newInputStream(md5)) {
      text = new String(in.readNBytes(LARGEST), ISO_8859_1).strip();
    } catch (IOException e) {
      return List.of(Finding.error(NAME, "", name + " cannot be read"));
    }
    if (text.equals(digests.md5())) {
      return List.of();
    }
    return List.of(
        Finding.error(
            NAME,
            "",
            text.toLowerCase(Locale.ROOT).contains(digests.md5())
                ? "%s is not the bare digest in lower case, which is all that dirac-install takes"
                    .formatted(name)
                : "%s tells another digest than the tarball's, which is %s"
                    .formatted(name, digests.md5())));
  }
}
