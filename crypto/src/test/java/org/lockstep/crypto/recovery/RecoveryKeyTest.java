package org.lockstep.crypto.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryKeyTest {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private final RecoveryKey key = RecoveryKey.random();
  private final String characters = key.grouped().replace("-", "");

  @Test
  void it_has_28_characters_in_groups_of_four() {
    assertThat(key.grouped()).matches("([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}");
    assertThat(characters).hasSize(RecoveryKey.LENGTH);
  }

  @Test
  void no_two_are_the_same() {
    assertThat(RecoveryKey.random()).isNotEqualTo(key);
  }

  @Test
  void it_is_read_whatever_the_case_blanks_and_dashes() {
    for (var typed :
        new String[] {
          key.grouped(),
          characters,
          characters.toLowerCase(Locale.ROOT),
          " " + key.grouped().replace('-', ' ') + "\n",
          key.grouped().replace('-', '\u2013'),
          key.grouped().replace('-', '\u00a0')
        }) {
      assertThat(RecoveryKey.parse(typed)).isEqualTo(key).hasSameHashCodeAs(key);
    }
  }

  @Test
  void look_alikes_are_taken_for_what_they_look_like() {
    var zerosAndOnes =
        RecoveryKey.ofData(
            new int[] {
              0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1
            });
    var grouped = zerosAndOnes.grouped();

    assertThat(RecoveryKey.parse(grouped.replace('0', 'o').replace('1', 'l')))
        .isEqualTo(zerosAndOnes);
    assertThat(RecoveryKey.parse(grouped.replace('0', 'O').replace('1', 'I')))
        .isEqualTo(zerosAndOnes);
  }

  @Test
  void every_wrong_character_is_noticed() {
    for (int place = 0; place < characters.length(); place++) {
      for (int by = 1; by < ALPHABET.length(); by++) assertMistyped(shift(characters, place, by));
    }
  }

  @Property(tries = 300)
  void any_two_wrong_characters_are_noticed(
      @ForAll @IntRange(max = 27) int first,
      @ForAll @IntRange(max = 27) int second,
      @ForAll @IntRange(min = 1, max = 31) int firstShift,
      @ForAll @IntRange(min = 1, max = 31) int secondShift) {
    var once = shift(characters, first, firstShift);
    if (first != second) assertMistyped(shift(once, second, secondShift));
  }

  @Test
  void every_swap_of_two_characters_is_noticed() {
    for (int i = 0; i < characters.length(); i++) {
      for (int j = i + 1; j < characters.length(); j++) {
        char one = characters.charAt(i);
        char other = characters.charAt(j);
        if (one != other) assertMistyped(replace(replace(characters, i, other), j, one));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ABCD",
        "0000-0000-0000-0000-0000-0000-000",
        "UUUU-0000-0000-0000-0000-0000-0000"
      })
  void what_cannot_be_a_recovery_key_is_refused(String typed) {
    assertMistyped(typed);
    assertMistyped(characters + "0");
  }

  @Test
  void it_never_shows_itself() {
    assertThat(key).hasToString("RecoveryKey[hidden]");
    assertThatThrownBy(() -> RecoveryKey.parse(characters + "0"))
        .hasMessageNotContaining(characters.substring(0, 8));
  }

  private static void assertMistyped(String typed) {
    assertThatThrownBy(() -> RecoveryKey.parse(typed)).isInstanceOf(MistypedRecoveryKey.class);
  }

  private static String shift(String text, int place, int by) {
    int symbol = (ALPHABET.indexOf(text.charAt(place)) + by) % ALPHABET.length();
    return replace(text, place, ALPHABET.charAt(symbol));
  }

  private static String replace(String text, int place, char with) {
    return text.substring(0, place) + with + text.substring(place + 1);
  }
}
