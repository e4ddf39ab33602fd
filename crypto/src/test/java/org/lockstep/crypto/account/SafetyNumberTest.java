package org.lockstep.crypto.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.sign.VerifyingKey;

class SafetyNumberTest {
  private final VerifyingKey ada = key(1);
  private final VerifyingKey bob = key(2);

  @Property(tries = 50)
  void both_sides_see_the_same_sixty_digits(
      @ForAll @Size(32) byte[] one, @ForAll @Size(32) byte[] other) {
    var first = SigningKey.fromSeed(one).publicKey();
    var second = SigningKey.fromSeed(other).publicKey();
    var number = SafetyNumber.of("ada", first, "bob", second);

    assertThat(number).isEqualTo(SafetyNumber.of("bob", second, "ada", first));
    assertThat(number.digits()).matches("[0-9]{60}");
  }

  @Test
  void another_key_or_account_on_either_side_changes_the_number() {
    var number = SafetyNumber.of("ada", ada, "bob", bob);

    assertThat(SafetyNumber.of("ada", key(3), "bob", bob)).isNotEqualTo(number);
    assertThat(SafetyNumber.of("ada", ada, "bob", key(3))).isNotEqualTo(number);
    assertThat(SafetyNumber.of("eve", ada, "bob", bob)).isNotEqualTo(number);
    assertThat(SafetyNumber.of("ada", bob, "bob", ada)).isNotEqualTo(number);
  }

  @Test
  void it_is_read_in_twelve_groups_of_five() {
    assertThat(SafetyNumber.of("ada", ada, "bob", bob).grouped())
        .matches("([0-9]{5} ){11}[0-9]{5}");
  }

  @Test
  void what_is_not_sixty_digits_is_refused() {
    assertThatThrownBy(() -> new SafetyNumber("12345"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static VerifyingKey key(int seed) {
    var bytes = new byte[32];
    bytes[0] = (byte) seed;
    return SigningKey.fromSeed(bytes).publicKey();
  }
}
