package org.lockstep.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.domain.Sample.ALICE;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.IdText;

/// The small values that everything else is made of.
class ValuesTest {
  @Property(tries = 200)
  void sixteen_bytes_become_an_id_and_different_ones_a_different_id(
      @ForAll @Size(16) byte[] one, @ForAll @Size(16) byte[] other) {
    var id = IdText.of(one);
    assertThat(new AccountId(id)).hasToString(id);
    assertThat(IdText.of(other).equals(id)).isEqualTo(Bytes.of(one).equals(Bytes.of(other)));
  }

  @Test
  void an_id_is_a_number_in_base_32() {
    var bytes = new byte[16];
    assertThat(IdText.of(bytes)).isEqualTo("0".repeat(26));
    bytes[15] = 33;
    assertThat(IdText.of(bytes)).isEqualTo("0".repeat(24) + "11");
    Arrays.fill(bytes, (byte) 0xff);
    assertThat(IdText.of(bytes)).isEqualTo("7" + "z".repeat(25));
    assertThatThrownBy(() -> IdText.of(new byte[15])).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0000000000000000000000000",
        "000000000000000000000000000",
        "80000000000000000000000000",
        "0000000000000000000000000i",
        "0000000000000000000000000A",
        "0000000000000000000000000/"
      })
  void what_has_not_the_form_of_an_id_is_refused(String text) {
    assertThatThrownBy(() -> new AccountId(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 200)
  void bytes_read_as_they_were_written(@ForAll byte[] value) {
    var bytes = Bytes.of(value);
    assertThat(Bytes.parse(bytes.toString())).isEqualTo(bytes).hasSameHashCodeAs(bytes);
    assertThat(bytes.toArray()).isEqualTo(value);
    assertThat(bytes.length()).isEqualTo(value.length);
    assertThat(bytes.isEmpty()).isEqualTo(value.length == 0);
  }

  @Test
  void bytes_do_not_change_with_the_array_that_they_came_from_or_went_to() {
    var array = "abc".getBytes(StandardCharsets.UTF_8);
    var bytes = Bytes.of(array);
    array[0] = 'x';
    bytes.toArray()[1] = 'x';
    assertThat(bytes.toArray()).isEqualTo("abc".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void personal_text_stays_out_of_logs_and_can_be_gone() {
    var name = Personal.of(ALICE, "Alice Example");
    assertThat(name.toString()).doesNotContain("Alice");
    assertThat(name.text()).contains("Alice Example");
    assertThat(new Personal.Erased(ALICE).text()).isEmpty();
  }

  @Test
  void moments_are_ordered_by_their_position() {
    var first = new Moment(1, Instant.EPOCH);
    var second = new Moment(2, Instant.EPOCH);
    assertThat(first).isLessThan(second);
    assertThat(first.or(second)).isEqualTo(second);
    assertThat(second.or(first)).isEqualTo(second);
  }
}
