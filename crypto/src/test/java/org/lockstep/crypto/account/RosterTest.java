package org.lockstep.crypto.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.crypto.testing.Refusals.assertRefused;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.testing.Alterations;
import org.lockstep.crypto.tuple.Tuple;

class RosterTest {
  private final SecureRandom random = new SecureRandom();
  private final SigningKey identity = SigningKey.generate(random);
  private final RosterDevice phone = device("phone");
  private final RosterDevice laptop = device("laptop");
  private final Roster roster = new Roster("ada", 7, List.of(phone, laptop));
  private final byte[] signature = roster.sign(identity);

  @Test
  void a_signed_roster_verifies_under_the_identity_key_alone() {
    assertThat(roster.verify(identity.publicKey(), signature)).isTrue();
    assertThat(roster.verify(SigningKey.generate(random).publicKey(), signature)).isFalse();
  }

  @Test
  void the_order_in_which_devices_are_given_does_not_matter() {
    var turned = new Roster("ada", 7, List.of(laptop, phone));

    assertThat(turned).isEqualTo(roster);
    assertThat(turned.encode()).isEqualTo(roster.encode());
    assertThat(turned.devices()).extracting(RosterDevice::id).containsExactly("laptop", "phone");
  }

  @Test
  void a_roster_comes_back_from_its_bytes() {
    assertThat(Roster.decode(roster.encode())).isEqualTo(roster);
    assertThat(roster.device("phone")).contains(phone);
    assertThat(roster.device("tablet")).isEmpty();
  }

  @Test
  void any_other_account_counter_or_device_does_not_verify() {
    for (var other :
        List.of(
            new Roster("bob", 7, List.of(phone, laptop)),
            new Roster("ada", 8, List.of(phone, laptop)),
            new Roster("ada", 7, List.of(phone)),
            new Roster("ada", 7, List.of(phone, laptop, device("spy"))),
            new Roster("ada", 7, List.of(phone, device("laptop"))))) {
      assertThat(other.verify(identity.publicKey(), signature)).isFalse();
    }
  }

  @Test
  void keys_of_two_devices_cannot_be_exchanged() {
    var mixed =
        new Roster(
            "ada",
            7,
            List.of(
                new RosterDevice("phone", laptop.signingKey(), phone.sealingKey()),
                new RosterDevice("laptop", phone.signingKey(), laptop.sealingKey())));

    assertThat(mixed.verify(identity.publicKey(), signature)).isFalse();
  }

  @Test
  void altered_bytes_are_refused_or_do_not_verify() {
    var encoded = new Roster("ada", 7, List.of(phone)).encode();
    var signed = new Roster("ada", 7, List.of(phone)).sign(identity);
    Alterations.all(encoded).forEach(altered -> assertThat(accepts(altered, signed)).isFalse());
    Alterations.all(signed).forEach(altered -> assertThat(accepts(encoded, altered)).isFalse());
  }

  @Test
  void bytes_with_devices_out_of_order_or_twice_are_refused() {
    assertRefused(SealRefused.Reason.MALFORMED, () -> Roster.decode(encode(phone, laptop)));
    assertRefused(SealRefused.Reason.MALFORMED, () -> Roster.decode(encode(phone, phone)));
    assertThat(Roster.decode(encode(laptop, phone))).isEqualTo(roster);
  }

  @Test
  void a_device_stands_on_a_roster_once_and_counters_are_not_negative() {
    assertThatThrownBy(() -> new Roster("ada", 7, List.of(phone, phone)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Roster("ada", -1, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private boolean accepts(byte[] encoded, byte[] signed) {
    try {
      return Roster.decode(encoded).verify(identity.publicKey(), signed);
    } catch (SealRefused refused) {
      return false;
    }
  }

  private static byte[] encode(RosterDevice... devices) {
    var tuple = Tuple.of("lockstep/roster/1").text("ada").number(7);
    for (var device : devices) {
      tuple =
          tuple
              .text(device.id())
              .bytes(device.signingKey().bytes())
              .bytes(device.sealingKey().bytes());
    }
    return tuple.encode();
  }

  private RosterDevice device(String id) {
    return new RosterDevice(
        id, SigningKey.generate(random).publicKey(), OpeningKey.generate(random).publicKey());
  }
}
