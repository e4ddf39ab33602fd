package org.lockstep.crypto.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.crypto.testing.Refusals.assertRefused;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.lockstep.crypto.derive.Argon2;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.seal.SealRefused.Reason;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.testing.Alterations;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecoveryPacketTest {
  private final RecoveryKey key = RecoveryKey.random();
  private final RecoveryHeader header = RecoveryHeader.random();
  private final RecoveryContents contents =
      new RecoveryContents(
          SigningKey.generate(new SecureRandom()),
          EpochSecret.random(KeyEpoch.circle("ada", 5)),
          EpochSecret.random(KeyEpoch.service("ada", 9)));

  private RecoveryRoot root = new RecoveryRoot(header, Secret.random());
  private byte[] packet = new byte[0];

  @BeforeAll
  void stretch_once() {
    root = key.stretch(header);
    packet = RecoveryPacket.make(root, contents);
  }

  @Test
  void the_recovery_key_brings_everything_back() {
    assertThat(packet).hasSize(RecoveryPacket.LENGTH);
    assertThat(RecoveryPacket.open(key, "ada", packet)).isEqualTo(contents);
  }

  @Test
  void another_recovery_key_brings_nothing() {
    assertRefused(
        Reason.NOT_AUTHENTIC, () -> RecoveryPacket.open(RecoveryKey.random(), "ada", packet));
  }

  /// With the stretched key at hand, so that a header that would stretch otherwise is seen to be
  /// authenticated itself.
  @Test
  void every_flipped_bit_and_every_other_length_is_refused() {
    Alterations.all(packet)
        .forEach(altered -> assertRefused(() -> RecoveryPacket.open(root, "ada", altered)));
  }

  @Test
  void a_packet_of_another_account_is_refused() {
    assertRefused(Reason.NOT_AUTHENTIC, () -> RecoveryPacket.open(root, "bob", packet));
    assertThat(root.packetKey("bob")).isNotEqualTo(root.packetKey("ada"));
  }

  @Test
  void a_cheaper_or_absurd_stretch_is_refused_before_it_is_computed() {
    for (int[] cost : new int[][] {{65535, 3, 4}, {65536, 2, 4}, {65536, 3, 3}, {1 << 30, 3, 4}}) {
      var weak = packet.clone();
      ByteBuffer.wrap(weak, 1, 12).putInt(cost[0]).putInt(cost[1]).putInt(cost[2]);
      assertRefused(Reason.WEAK_PARAMETERS, () -> RecoveryPacket.open(key, "ada", weak));
    }
  }

  @Test
  void a_header_comes_back_from_its_bytes() {
    var costly = new RecoveryHeader(new Argon2.Parameters(128 * 1024, 4, 5), header.salt());

    assertThat(RecoveryHeader.of(costly.encode())).isEqualTo(costly);
    assertThat(RecoveryHeader.random().salt()).isNotEqualTo(header.salt());
  }

  @Test
  void the_authenticator_is_the_same_for_the_same_key_and_account_only() {
    var authenticator = root.authenticator("ada").publicKey();

    assertThat(key.stretch(header).authenticator("ada").publicKey()).isEqualTo(authenticator);
    assertThat(root.authenticator("bob").publicKey()).isNotEqualTo(authenticator);
    assertThat(key.stretch(RecoveryHeader.random()).authenticator("ada").publicKey())
        .isNotEqualTo(authenticator);
    assertThat(root.authenticator("ada").seed()).isNotEqualTo(root.packetKey("ada").bytes());
  }

  @Test
  void contents_are_of_one_account_and_each_of_its_kind() {
    var identity = contents.identity();
    var others = EpochSecret.random(KeyEpoch.service("bob", 1));

    assertThatThrownBy(() -> new RecoveryContents(identity, contents.circle(), others))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RecoveryContents(identity, contents.service(), contents.circle()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothing_shows_a_secret() {
    assertThat(contents.toString() + root).contains("hidden").doesNotContain("[B@");
  }
}
