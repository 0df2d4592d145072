package org.diracgrid.diracos.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

@Label("MD5")
class Md5Test {
  private static byte[] expected(byte[] bytes) throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("MD5").digest(bytes);
  }

  private static byte[] bytes(long seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @Example
  @Label("is what RFC 1321 says, A.5")
  void examples() {
    assertThat(digest("")).isEqualTo("d41d8cd98f00b204e9800998ecf8427e");
    assertThat(digest("abc")).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
    assertThat(digest("1234567890".repeat(8))).isEqualTo("57edf4a22be3c955ac49da2e2107b67a");
  }

  private static String digest(String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    Md5 md5 = new Md5();
    md5.update(bytes, 0, bytes.length);
    return HexFormat.of().formatHex(md5.digest());
  }

  @Property(tries = 300)
  @Label("is what the JDK says, in whatever pieces the bytes come")
  void pieces(@ForAll long seed, @ForAll @IntRange(max = 1000) int size) throws Exception {
    byte[] bytes = bytes(seed, size);
    Md5 md5 = new Md5();
    Random random = new Random(seed);
    for (int done = 0; done < size; ) {
      int count = Math.min(size - done, random.nextInt(150));
      md5.update(bytes, done, count);
      done += count;
      assertThat(md5.size()).isEqualTo(done);
    }
    assertThat(md5.digest()).isEqualTo(expected(bytes));
  }

  @Property(tries = 200)
  @Label("can be stopped behind any block and gone on with by another")
  void goesOn(@ForAll long seed, @ForAll @IntRange(max = 1000) int size) throws Exception {
    byte[] bytes = bytes(seed, size);
    int first = new Random(seed).nextInt(size / Md5.BLOCK_SIZE + 1) * Md5.BLOCK_SIZE;
    Md5 begun = new Md5();
    begun.update(bytes, 0, first);

    Md5Continuation rest = new Md5Continuation(begun.state());
    for (int done = 0; done < size; done += 100) {
      rest.update(bytes, done, Math.min(100, size - done));
    }

    assertThat(rest.result()).isEqualTo(expected(bytes));
  }

  @Example
  @Label("cannot be stopped within a block, nor gone on with over fewer bytes")
  void misuse() {
    Md5 md5 = new Md5();
    md5.update(new byte[65], 0, 65);
    assertThatIllegalStateException().isThrownBy(md5::state);

    Md5 whole = new Md5();
    whole.update(new byte[64], 0, 64);
    Md5Continuation rest = new Md5Continuation(whole.state());
    rest.update(new byte[63], 0, 63);
    assertThatIllegalStateException().isThrownBy(rest::result);
  }
}
