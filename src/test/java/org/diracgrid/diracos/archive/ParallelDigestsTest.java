package org.diracgrid.diracos.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Digests in threads of their own")
class ParallelDigestsTest {
  private final Random random = new Random(3);

  @Test
  @DisplayName("are those of all bytes in order, though the same few blocks come again and again")
  void digests() throws IOException, NoSuchAlgorithmException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Set<SharedBlock> used = Collections.newSetFromMap(new IdentityHashMap<>());
    FileDigests digests;
    try (ParallelDigests parallel = new ParallelDigests()) {
      for (int i = 0; i < 200; i++) {
        SharedBlock block = parallel.take();
        used.add(block);
        random.nextBytes(block.bytes());
        int length = random.nextInt(BlockPool.BLOCK_SIZE) + 1;
        all.write(block.bytes(), 0, length);
        parallel.update(block, length, 0);
        byte[] own = new byte[random.nextInt(100)];
        random.nextBytes(own);
        all.write(own);
        parallel.update(own, 0, own.length);
      }
      digests = parallel.finish();
    }
    assertThat(used).hasSizeLessThan(10);
    assertThat(digests)
        .isEqualTo(
            new FileDigests(
                digest("MD5", all.toByteArray()),
                digest("SHA-256", all.toByteArray()),
                all.size()));
  }

  @Test
  @DisplayName("leave a block to another reader until that has released it, too")
  void readers() throws IOException {
    try (ParallelDigests parallel = new ParallelDigests()) {
      SharedBlock held = parallel.take();
      held.bytes()[0] = 42;
      parallel.update(held, 1, 1);
      for (int i = 0; i < 50; i++) {
        SharedBlock other = parallel.take();
        assertThat(other).isNotSameAs(held);
        other.bytes()[0] = 7;
        parallel.update(other, 1, 0);
      }
      assertThat(held.bytes()[0]).isEqualTo((byte) 42);
      held.release();
      assertThat(parallel.finish().size()).isEqualTo(51);
    }
  }

  private static String digest(String algorithm, byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
  }
}
