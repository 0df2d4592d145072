package org.diracgrid.diracos.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("A netrc file of any content")
class NetrcLawsTest {
  private static final String KNOWN =
      "\nmachine known.example.org login a password b\nmachine other ";

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> words =
        Arbitraries.of(
            "machine",
            "default",
            "login",
            "user",
            "password",
            "account",
            "macdef",
            "example.org",
            "\"",
            "\\",
            "\"a b\"",
            "#",
            " ",
            "\t",
            "\n",
            "\n\n",
            "\r",
            "\u0000",
            "\u0085",
            "\ud800");
    return Arbitraries.oneOf(words, Arbitraries.strings().all().ofMaxLength(3))
        .list()
        .ofMaxSize(20)
        .map(all -> String.join(" ", all));
  }

  @Property
  @Label("is read as far as it is understood, without a failure")
  void read(@ForAll("texts") String text) {
    assertThat(Netrc.parse(text).loginFor("example.org")).isNotNull();
  }

  @Property
  @Label("takes nothing away from what precedes it")
  void kept(@ForAll("texts") String text) {
    assertThat(Netrc.parse(KNOWN + text).loginFor("known.example.org"))
        .hasValueSatisfying(login -> assertThat(login.user()).isEqualTo("a"));
  }
}
