package org.lockstep.crypto.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.crypto.testing.Refusals.assertRefused;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.seal.SealRefused.Reason;
import org.lockstep.crypto.testing.Alterations;

class MetadataSealTest {
  private static final MetadataField NAME = new MetadataField("item", "name");

  private final EpochSecret share = EpochSecret.random(KeyEpoch.share("s", 2));

  @Property(tries = 200)
  void a_text_comes_back_and_its_length_shows_in_steps_of_32(
      @ForAll @StringLength(max = 100) String text) {
    var sealed = MetadataSeal.make(share, NAME, text);

    assertThat(MetadataSeal.open(share, NAME, sealed)).isEqualTo(text);
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    assertThat(sealed).hasSize((length / 32 + 1) * 32 + Secret.WRAP_OVERHEAD);
  }

  @Test
  void an_altered_text_is_refused() {
    Alterations.all(MetadataSeal.make(share, NAME, "plan.txt"))
        .forEach(altered -> assertRefused(() -> MetadataSeal.open(share, NAME, altered)));
  }

  @Test
  void a_text_serves_in_its_place_only() {
    var sealed = MetadataSeal.make(share, NAME, "plan.txt");

    for (var field :
        List.of(new MetadataField("other", "name"), new MetadataField("item", "type"))) {
      assertRefused(Reason.NOT_AUTHENTIC, () -> MetadataSeal.open(share, field, sealed));
    }
    for (var epoch : List.of(KeyEpoch.share("s", 3), KeyEpoch.share("t", 2))) {
      var elsewhere = new EpochSecret(epoch, share.secret());
      assertRefused(Reason.NOT_AUTHENTIC, () -> MetadataSeal.open(elsewhere, NAME, sealed));
    }
    var stranger = EpochSecret.random(share.epoch());
    assertRefused(Reason.NOT_AUTHENTIC, () -> MetadataSeal.open(stranger, NAME, sealed));
  }

  @Test
  void padding_has_one_form() {
    var longer = new byte[64];
    longer[0] = 'a';
    longer[1] = (byte) 0x80;
    var unmarked = new byte[32];
    var misplaced = new byte[32];
    misplaced[0] = (byte) 0x80;
    misplaced[31] = 1;
    var notUtf8 = new byte[32];
    notUtf8[0] = (byte) 0xff;
    notUtf8[1] = (byte) 0x80;

    for (var padded : List.of(longer, unmarked, misplaced, notUtf8, new byte[0])) {
      assertRefused(Reason.MALFORMED, () -> MetadataSeal.unpad(padded));
    }
  }

  @Test
  void text_that_is_not_unicode_is_refused() {
    assertThatThrownBy(() -> MetadataSeal.make(share, NAME, "\uDC00"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
