package org.lockstep.realtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.realtime.store.Desk.SHARE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"plan", "minutes/march", "/", "a b", "%2F", "日程", "😀"})
  void a_name_is_read_as_it_is_written(String document) {
    var name = new DocumentName(SHARE, document);
    assertThat(name).hasToString(SHARE + "/" + document);
    assertThat(DocumentName.parse(name.toString())).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\0b", "a\nb", "\u007f", "\ud83d", "a\ude00"})
  void what_is_no_plain_text_is_refused(String document) {
    assertThatThrownBy(() -> new DocumentName(SHARE, document))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bytes_are_counted_not_characters() {
    assertThat(new DocumentName(SHARE, "日".repeat(85)).document()).hasSize(85);
    assertThatThrownBy(() -> new DocumentName(SHARE, "日".repeat(86)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plan", "/plan", "nobody/plan"})
  void what_names_no_share_is_refused(String address) {
    assertThatThrownBy(() -> DocumentName.parse(address))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
