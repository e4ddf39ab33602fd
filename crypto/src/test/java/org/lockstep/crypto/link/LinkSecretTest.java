package org.lockstep.crypto.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.crypto.testing.Alterations;

class LinkSecretTest {
  private final LinkSecret link = LinkSecret.random();

  @Test
  void its_verifier_recognises_it_and_no_other() {
    assertThat(link.verifier()).hasSize(LinkSecret.VERIFIER_LENGTH);
    assertThat(LinkSecret.parse(link.text()).matches(link.verifier())).isTrue();
    assertThat(LinkSecret.random().matches(link.verifier())).isFalse();
    Alterations.all(link.verifier())
        .forEach(altered -> assertThat(link.matches(altered)).isFalse());
  }

  @Test
  void its_text_has_43_characters_of_base64url() {
    assertThat(link.text()).matches("[A-Za-z0-9_-]{43}");
    assertThat(LinkSecret.parse(link.text())).isEqualTo(link).hasSameHashCodeAs(link);
    assertThat(LinkSecret.random()).isNotEqualTo(link);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+",
        " AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void any_other_text_is_refused(String text) {
    assertThatThrownBy(() -> LinkSecret.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void it_does_not_show_itself() {
    assertThat(link.toString()).doesNotContain(link.text());
  }
}
