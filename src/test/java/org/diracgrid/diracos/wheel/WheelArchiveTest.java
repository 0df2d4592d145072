package org.diracgrid.diracos.wheel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A wheel's archive")
class WheelArchiveTest {
  private static final String NAME = "demo-1.0-py3-none-any.whl";

  @TempDir Path folder;

  private final RawZip zip = new RawZip();

  private List<WheelMember> members() {
    return new WheelArchive(zip.writeTo(folder.resolve("cached")), NAME).members();
  }

  @Test
  @DisplayName("gives stored and deflated members alike, sorted, without folders")
  void givesMembers() {
    byte[] large = new byte[300_000];
    Arrays.fill(large, (byte) 'x');
    zip.add("z/stored.py", "stored\n");
    zip.add("z/", "");
    zip.add("a/large.bin", large).deflated();
    zip.add("a/empty.py", "");
    zip.add("größe/ñ.py", "unicode\n").deflated();

    List<WheelMember> members = members();

    assertThat(members)
        .extracting(WheelMember::name)
        .containsExactly("a/empty.py", "a/large.bin", "größe/ñ.py", "z/stored.py");
    assertThat(members.get(0).readAll(10)).isEmpty();
    assertThat(members.get(1).readAll(1 << 20)).isEqualTo(large);
    assertThat(members.get(3).readAll(10)).asString(UTF_8).isEqualTo("stored\n");
  }

  @Test
  @DisplayName("opens each member as often as asked, however it is read")
  void opensAgain() throws IOException {
    zip.add("a.py", "abcdef").deflated();
    WheelMember member = members().get(0);
    for (int round = 0; round < 2; round++) {
      try (InputStream in = member.open()) {
        assertThat(in.read()).isEqualTo('a');
        assertThat(in.read(new byte[0])).isZero();
        assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("bcdef");
        assertThat(in.read()).isEqualTo(-1);
      }
    }
  }

  @Test
  @DisplayName("knows executables by the x bit of regular files only")
  void knowsExecutables() {
    zip.add("a-plain", "").mode(0100644);
    zip.add("b-group", "").mode(0100654);
    zip.add("c-setuid", "").mode(0104755);
    zip.add("d-link", "a-plain").mode(0120777);
    zip.add("e-typeless", "").mode(0755);

    assertThat(members())
        .extracting(WheelMember::executable)
        .containsExactly(false, true, true, false, false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.py",
        "a/../../evil.py",
        "a/..",
        "/etc/evil",
        "C:/evil.py",
        "c:evil.py",
        "a\\evil.py",
        "..\\evil.py",
        "a//b.py",
        "./a.py",
        "a/./b.py",
        "a\nb.py",
        "a\u0000b.py",
        "a\u001b[31m.py",
        "..",
        "a/b/../c/"
      })
  @DisplayName("is refused for a member that would leave its place")
  void refusesUnsafeNames(String name) {
    zip.add("good.py", "");
    zip.add(name, "evil");

    assertThatThrownBy(this::members)
        .isInstanceOf(UnsafeMemberException.class)
        .hasMessageStartingWith(NAME + " holds the unsafe member '")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "\u0000", "\u001b"))
        .extracting(e -> ((UnsafeMemberException) e).member())
        .isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..a.py", "a..b/c.py", "...", "ab:c.py", "-rf", "a b/c d.py", "~/x"})
  @DisplayName("may have odd but harmless names")
  void takesOddNames(String name) {
    zip.add(name, "odd");
    assertThat(members()).extracting(WheelMember::name).containsExactly(name);
  }

  @Test
  @DisplayName("is refused for a name that no file system holds")
  void refusesLongNames() {
    zip.add("a/" + "é".repeat(128), "");
    assertThatThrownBy(this::members)
        .isInstanceOf(UnsafeMemberException.class)
        .hasMessageEndingWith("its name has a part of more than 255 bytes");
  }

  @Test
  @DisplayName("is refused for a name that is not UTF-8")
  void refusesOtherEncodings() {
    zip.add("x", "").named("gr\u00f6\u00dfe.py".getBytes(ISO_8859_1));
    assertThatThrownBy(this::members)
        .isInstanceOf(UnsafeMemberException.class)
        .hasMessageEndingWith("its name is not UTF-8");
  }

  @Test
  @DisplayName("is refused for two members of one name, which programs choose between differently")
  void refusesDuplicates() {
    zip.add("a.py", "first");
    zip.add("a.py", "second");
    assertThatThrownBy(this::members)
        .isInstanceOf(UnsafeMemberException.class)
        .hasMessage(NAME + " holds the unsafe member 'a.py': it is there twice");
  }

  @Test
  @DisplayName("may have names that differ in case, as Linux keeps them apart")
  void keepsCasesApart() {
    zip.add("a.py", "first");
    zip.add("A.py", "second");
    assertThat(members()).hasSize(2);
  }

  @Test
  @DisplayName("is refused if a local header gives another name than the directory")
  void refusesDifferingNames() {
    zip.add("good.py", "evil").localName = "evil.py".getBytes(UTF_8);
    assertThatThrownBy(this::members)
        .isInstanceOf(UnsafeMemberException.class)
        .hasMessageContaining("'good.py'")
        .hasMessageEndingWith("the header in front of its bytes gives another name");
  }

  @Test
  @DisplayName("is refused if a local header gives another compression than the directory")
  void refusesDifferingMethods() {
    zip.add("good.py", "evil").localMethod = 8;
    assertThatThrownBy(this::members)
        .isInstanceOf(UnsafeMemberException.class)
        .hasMessageEndingWith("the header in front of its bytes gives another compression method");
  }

  @Test
  @DisplayName("is refused for an encrypted member")
  void refusesEncryption() {
    zip.add("secret.py", "x").flags |= 1;
    assertThatThrownBy(this::members)
        .isInstanceOf(UnsafeMemberException.class)
        .hasMessageEndingWith("it is encrypted");
  }

  @Test
  @DisplayName("is refused for a compression method that wheels do not use")
  void refusesOtherMethods() {
    RawZip.Member member = zip.add("a.py", "x");
    member.method = 12;
    member.localMethod = 12;
    assertThatThrownBy(this::members)
        .isInstanceOf(UnsafeMemberException.class)
        .hasMessageEndingWith("its compression method 12 is not supported");
  }

  @Test
  @DisplayName("is refused for members that share their bytes")
  void refusesOverlaps() {
    zip.add("a.py", "x".repeat(100));
    zip.add("b.py", "x").offset = 10;
    assertThatThrownBy(this::members)
        .isInstanceOf(UnsafeMemberException.class)
        .hasMessageEndingWith("its bytes overlap those of another member");
  }

  @Test
  @DisplayName("is found damaged by a wrong CRC, when it is read and not before")
  void noticesWrongCrc() {
    zip.add("a.py", "abc").crc++;
    WheelMember member = members().get(0);
    assertThatThrownBy(() -> member.readAll(10))
        .isInstanceOf(DamagedMemberException.class)
        .hasMessage(
            NAME + " is damaged in its member a.py: its bytes have another CRC-32 than declared")
        .extracting(e -> ((DamagedMemberException) e).member())
        .isEqualTo("a.py");
  }

  @Test
  @DisplayName("is found damaged by a reader that stops at the declared size")
  void noticesWrongCrcWithoutReadingOn() throws IOException {
    zip.add("a.py", "abc").crc++;
    try (InputStream in = members().get(0).open()) {
      assertThatThrownBy(() -> in.readNBytes(3)).isInstanceOf(DamagedMemberException.class);
    }
  }

  @Test
  @DisplayName("is found damaged if a member inflates to more than it declares")
  void noticesLongMembers() {
    zip.add("bomb", new byte[1 << 20]).deflated().size = 10;
    WheelMember member = members().get(0);
    assertThatThrownBy(() -> member.readAll(100))
        .isInstanceOf(DamagedMemberException.class)
        .hasMessageEndingWith("it is longer than the 10 bytes declared");
  }

  @Test
  @DisplayName("is found damaged if a member inflates to less than it declares")
  void noticesShortMembers() {
    zip.add("a.py", "abc").deflated().size = 4;
    WheelMember member = members().get(0);
    assertThatThrownBy(() -> member.readAll(100))
        .isInstanceOf(DamagedMemberException.class)
        .hasMessageEndingWith("it has 3 bytes, not 4");
  }

  @Test
  @DisplayName("is found damaged if compressed bytes make no sense or end too early")
  void noticesBrokenDeflate() {
    zip.add("a.py", "abc").deflated().packed = new byte[] {(byte) 0xff, (byte) 0xff, 1, 2, 3};
    RawZip.Member cut = zip.add("b.py", "abcabcabcabc-12345678").deflated();
    cut.packed = Arrays.copyOf(cut.packed, 4);
    List<WheelMember> members = members();
    assertThat(members)
        .allSatisfy(
            member ->
                assertThatThrownBy(() -> member.readAll(100))
                    .isInstanceOf(DamagedMemberException.class)
                    .hasMessageEndingWith("its compressed bytes make no sense"));
  }

  @Test
  @DisplayName("is refused as a bomb if its members together declare far more than it holds")
  void refusesBombs() {
    zip.add("bomb", "x").size = 1L << 31;
    assertThatThrownBy(this::members)
        .isInstanceOf(OversizedWheelException.class)
        .hasMessageStartingWith(NAME + " looks like a decompression bomb: ");
  }

  @Test
  @DisplayName("never reads a text into memory that is larger than any honest one")
  void boundsTexts() {
    zip.add("RECORD", "12345");
    WheelMember member = members().get(0);
    assertThatThrownBy(() -> member.readAll(4))
        .isInstanceOf(OversizedWheelException.class)
        .hasMessageEndingWith("its RECORD has 5 bytes, more than 4");
  }

  @Test
  @DisplayName("must be a zip archive that is all there")
  void mustBeZip() throws IOException {
    zip.add("a.py", "abc");
    byte[] whole = Files.readAllBytes(zip.writeTo(folder.resolve("whole")));
    Path text = Files.writeString(folder.resolve("text"), "<html>Not Found</html>");
    Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length - 30));
    for (Path file : List.of(text, cut, folder.resolve("absent"))) {
      assertThatThrownBy(() -> new WheelArchive(file, NAME).members())
          .isInstanceOf(UnreadableWheelException.class)
          .hasMessageStartingWith(NAME + " cannot be read as a zip archive: ");
    }
  }

  @Test
  @DisplayName("is unreadable, with the wheel's name, once the file has gone")
  void mustStay() throws IOException {
    zip.add("a.py", "abc");
    WheelMember member = members().get(0);
    Files.delete(folder.resolve("cached"));
    assertThatThrownBy(member::open)
        .isInstanceOf(UnreadableWheelException.class)
        .hasMessageStartingWith(NAME);
  }
}
