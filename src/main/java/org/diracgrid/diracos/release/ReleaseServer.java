package org.diracgrid.diracos.release;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.diracgrid.diracos.archive.FileDigests;

/** A folder that dirac-install fetches from, on a server that takes uploads. */
public final class ReleaseServer {
  private final RemoteFolder folder;
  private final String shown;

  /**
   * The folder.
   *
   * @param shown its URL, fit to be shown
   */
  public ReleaseServer(RemoteFolder folder, String shown) {
    this.folder = folder;
    this.shown = shown;
  }

  /**
   * Puts a tarball there, then its md5, then the note; what is there already and equal stays.
   *
   * @param location what DIRAC's files will call the folder
   * @param progress hears how many bytes of the tarball were read since it last did
   * @throws PublishedAlreadyException if another tarball of that version is there
   */
  public Staged stage(Tarball tarball, String location, LongConsumer progress) {
    FileDigests built = FileDigests.of(tarball.file(), progress);
    try (Scratch scratch = new Scratch()) {
      boolean written = false;
      // An md5 is there only after its whole tarball, which then need not be fetched to be known.
      Optional<byte[]> md5 = scratch.fetch(tarball.md5Name());
      if (md5.isPresent()) {
        refuseOther(tarball, new String(md5.get(), US_ASCII).strip(), built.md5());
      } else {
        written = putTarball(tarball, built, scratch.path("published"));
        scratch.put(tarball.md5Name(), built.md5().getBytes(US_ASCII));
      }
      byte[] note = CfgNote.of(tarball, location);
      if (scratch.fetch(tarball.noteName()).filter(it -> Arrays.equals(it, note)).isEmpty()) {
        scratch.put(tarball.noteName(), note);
        written = true;
      }
      return new Staged(location, tarball.reference(), written || md5.isEmpty());
    } catch (IOException e) {
      throw new UnwritableReleaseException(shown, String.valueOf(e.getMessage()), e);
    }
  }

  private boolean putTarball(Tarball tarball, FileDigests built, Path fetched) {
    // An upload that was broken off before its md5 may have left half a tarball or another one.
    if (folder.fetch(tarball.tarballName(), fetched)) {
      refuseOther(tarball, FileDigests.of(fetched, bytes -> {}).md5(), built.md5());
      return false;
    }
    folder.put(tarball.tarballName(), tarball.file());
    return true;
  }

  private void refuseOther(Tarball tarball, String published, String built) {
    if (!published.equals(built)) {
      throw new PublishedAlreadyException(shown + "/" + tarball.tarballName(), published, built);
    }
  }

  /** Small files on their way from or to the server. */
  private final class Scratch implements AutoCloseable {
    private static final int LONGEST = 1 << 16;
    private final Path temporary;

    Scratch() throws IOException {
      temporary = Files.createTempDirectory("staging");
    }

    Path path(String name) {
      return temporary.resolve(name);
    }

    Optional<byte[]> fetch(String name) throws IOException {
      Path file = path(name);
      if (!folder.fetch(name, file)) {
        return Optional.empty();
      }
      // A server may answer with a page of its own, of any size.
      return Optional.of(Files.size(file) > LONGEST ? new byte[0] : Files.readAllBytes(file));
    }

    void put(String name, byte[] content) throws IOException {
      folder.put(name, Files.write(path(name), content));
    }

    @Override
    public void close() throws IOException {
      try (Stream<Path> files = Files.walk(temporary)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
