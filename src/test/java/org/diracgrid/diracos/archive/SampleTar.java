package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A tar of random entries of every kind, as large as it takes to fill many deflate blocks. */
final class SampleTar {
  /** An entry: what stays when it goes, and what goes. */
  private record Piece(String path, RawTar globals, RawTar own) {}

  private final Random random;
  private final List<Piece> pieces = new ArrayList<>();

  /** The tar of this seed. */
  SampleTar(long seed, int entries) {
    this(seed, entries, true);
  }

  /** A tar in which no header holds for all that follows. */
  static SampleTar withoutGlobals(long seed, int entries) {
    return new SampleTar(seed, entries, false);
  }

  private SampleTar(long seed, int entries, boolean withGlobals) {
    this.random = new Random(seed);
    for (int i = 0; i < entries; i++) {
      RawTar globals = new RawTar();
      RawTar own = new RawTar();
      String path = "d/%d/%s%d".formatted(i / 10, "n\u00e4me".repeat(random.nextInt(3)), i);
      if (random.nextInt(15) == 0 && withGlobals) {
        globals.pax('g', RawTar.record("comment", "x".repeat(random.nextInt(700))));
      }
      pieces.add(new Piece(add(path, own), globals, own));
    }
  }

  private String add(String path, RawTar tar) {
    String content = content();
    switch (random.nextInt(8)) {
      case 0 -> {
        String deep = "d/" + "deep/".repeat(30 + random.nextInt(200)) + path;
        tar.longName(deep).file("cut", content);
        return EntryName.decode(deep.getBytes(ISO_8859_1));
      }
      case 1 ->
          tar.pax('x', RawTar.record("path", path), RawTar.record("user.x", "y".repeat(900)))
              .file("cut", content);
      case 2 -> tar.longLink("../" + "l".repeat(200)).symbolicLink(path, "cut");
      case 3 -> tar.folder(path + "/", 0555);
      default -> tar.file(path, content);
    }
    return EntryName.decode(path.getBytes(ISO_8859_1));
  }

  private String content() {
    byte[] content = new byte[random.nextInt(random.nextInt(4) == 0 ? 90_000 : 3000)];
    int kind = random.nextInt(4);
    for (int i = 0; i < content.length; i++) {
      content[i] =
          (byte)
              switch (kind) {
                case 0 -> random.nextInt();
                case 1 -> 0;
                case 2 -> "the quick brown fox ".charAt(random.nextInt(20));
                default -> i % 251 + i / 5000;
              };
    }
    return new String(content, ISO_8859_1);
  }

  /** The tar without some entries. */
  byte[] without(Set<String> removed) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Piece piece : pieces) {
      all.writeBytes(piece.globals.open());
      if (!removed.contains(piece.path)) {
        all.writeBytes(piece.own.open());
      }
    }
    all.writeBytes(new byte[2 * RawTar.BLOCK]);
    return all.toByteArray();
  }

  byte[] bytes() {
    return without(Set.of());
  }

  List<String> paths() {
    return pieces.stream().map(Piece::path).toList();
  }

  /** Some of the entries, in runs as packages form them. */
  Set<String> some() {
    Set<String> some = new HashSet<>();
    for (int runs = random.nextInt(4) + 1; runs > 0; runs--) {
      int begin = random.nextInt(pieces.size());
      int end = Math.min(pieces.size(), begin + 1 + random.nextInt(random.nextBoolean() ? 1 : 12));
      pieces.subList(begin, end).forEach(piece -> some.add(piece.path));
    }
    return some;
  }
}
