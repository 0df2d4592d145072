package org.diracgrid.diracos.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A netrc file")
class NetrcTest {
  @TempDir Path home;

  @Test
  @DisplayName("gives the login of a machine, over lines and with comments between")
  void machines() {
    Netrc netrc =
        Netrc.parse(
            """
            # who we are
            machine one.example.org login a password b
            machine two.example.org
              user c   account x
              password d # not part of it
            """);

    assertThat(netrc.loginFor("one.example.org")).contains(new Login("a", "b", "netrc"));
    assertThat(netrc.loginFor("two.example.org")).contains(new Login("c", "d", "netrc"));
    assertThat(netrc.loginFor("three.example.org")).isEmpty();
  }

  @Test
  @DisplayName("gives its default to every other host")
  void defaultLogin() {
    Netrc netrc = Netrc.parse("machine a login x password y\ndefault login d password e");

    assertThat(netrc.loginFor("a")).contains(new Login("x", "y", "netrc"));
    assertThat(netrc.loginFor("b")).contains(new Login("d", "e", "netrc"));
  }

  @Test
  @DisplayName("allows quotes, escapes and a hash sign in passwords")
  void oddPasswords() {
    Netrc netrc =
        Netrc.parse(
            """
            machine a login x password "two words\\""
            machine b login x password #hash
            machine c login x password back\\\\slash
            machine d login x password ""
            """);

    assertThat(netrc.loginFor("a")).contains(new Login("x", "two words\"", "netrc"));
    assertThat(netrc.loginFor("b")).contains(new Login("x", "#hash", "netrc"));
    assertThat(netrc.loginFor("c")).contains(new Login("x", "back\\slash", "netrc"));
    assertThat(netrc.loginFor("d")).contains(new Login("x", "", "netrc"));
  }

  @Test
  @DisplayName("may hold macros, which are passed over")
  void macros() {
    Netrc netrc =
        Netrc.parse("macdef init\nmachine evil login x password y\n\nmachine a login l password p");

    assertThat(netrc.loginFor("evil")).isEmpty();
    assertThat(netrc.loginFor("a")).contains(new Login("l", "p", "netrc"));
  }

  @Test
  @DisplayName("that ends in the middle does no harm")
  void cutShort() {
    assertThat(Netrc.parse("machine a login").loginFor("a")).contains(new Login("", "", "netrc"));
    assertThat(Netrc.parse("machine").loginFor("a")).isEmpty();
    assertThat(Netrc.parse("machine a password").loginFor("a"))
        .contains(new Login("", "", "netrc"));
  }

  @Test
  @DisplayName("is the one NETRC names, else the one at home")
  void places() throws IOException {
    Files.writeString(home.resolve(".netrc"), "machine h login home password p");
    Path named = Files.writeString(home.resolve("other"), "machine h login named password p");

    assertThat(Netrc.find(Map.of(), home).loginFor("h")).contains(new Login("home", "p", "netrc"));
    assertThat(Netrc.find(Map.of("NETRC", named.toString()), home).loginFor("h"))
        .contains(new Login("named", "p", "netrc"));
    assertThat(Netrc.find(Map.of("NETRC", "absent"), home).loginFor("h")).isEmpty();
    Files.delete(home.resolve(".netrc"));
    assertThat(Netrc.find(Map.of(), home).loginFor("h")).isEmpty();
  }

  @Test
  @DisplayName("never prints a password")
  void silence() {
    assertThat(new Login("user", "secret", "netrc").toString()).doesNotContain("user", "secret");
  }
}
