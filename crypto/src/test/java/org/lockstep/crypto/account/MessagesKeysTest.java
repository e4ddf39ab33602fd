package org.lockstep.crypto.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.seal.SealRefused;

/// The key of messages opens for who has the circle secret, and its copy for who has the service
/// secret.
final class MessagesKeysTest {
  private static final KeyEpoch SECOND = KeyEpoch.messages("ada", 2);
  private static final EpochSecret CIRCLE = EpochSecret.random(KeyEpoch.circle("ada", 3));
  private static final EpochSecret SERVICE = EpochSecret.random(KeyEpoch.service("ada", 4));
  private static final EpochSecret MESSAGES = EpochSecret.random(SECOND);
  private static final byte[] COMMITMENT = MESSAGES.commitment();

  @Test
  void the_circle_secret_opens_what_it_keeps() {
    var kept = MessagesKeys.keep(CIRCLE, MESSAGES);
    assertThat(kept).hasSize(MessagesKeys.KEPT_LENGTH);
    assertThat(MessagesKeys.open(CIRCLE, SECOND, kept, COMMITMENT)).isEqualTo(MESSAGES);
  }

  @Test
  @Tag("R33")
  void the_service_secret_opens_the_copy_in_the_backup() {
    var copy = MessagesKeys.copy(SERVICE, MESSAGES);
    assertThat(copy).hasSize(MessagesKeys.COPY_LENGTH);
    assertThat(MessagesKeys.openCopy(SERVICE, SECOND, copy, COMMITMENT)).isEqualTo(MESSAGES);
  }

  @Test
  void nothing_opens_under_another_secret_at_another_place_or_to_another_key() {
    var kept = MessagesKeys.keep(CIRCLE, MESSAGES);
    var copy = MessagesKeys.copy(SERVICE, MESSAGES);
    var otherCommitment = EpochSecret.random(SECOND).commitment();
    for (var epoch : List.of(KeyEpoch.messages("ada", 1), KeyEpoch.messages("ada", 3))) {
      refused(() -> MessagesKeys.open(CIRCLE, epoch, kept, COMMITMENT));
      refused(() -> MessagesKeys.openCopy(SERVICE, epoch, copy, COMMITMENT));
    }
    var circle = EpochSecret.random(CIRCLE.epoch());
    var moved = new EpochSecret(KeyEpoch.circle("ada", 4), CIRCLE.secret());
    var service = EpochSecret.random(SERVICE.epoch());
    refused(() -> MessagesKeys.open(circle, SECOND, kept, COMMITMENT));
    refused(() -> MessagesKeys.open(moved, SECOND, kept, COMMITMENT));
    refused(() -> MessagesKeys.openCopy(service, SECOND, copy, COMMITMENT));
    refused(() -> MessagesKeys.open(CIRCLE, SECOND, kept, otherCommitment));
    refused(() -> MessagesKeys.openCopy(SERVICE, SECOND, copy, otherCommitment));
    refused(() -> MessagesKeys.openCopy(SERVICE, SECOND, new byte[3], COMMITMENT));
  }

  @Test
  @Tag("R24")
  void a_messages_key_is_never_kept_under_the_service_secret() {
    assertThatIllegalArgumentException().isThrownBy(() -> MessagesKeys.keep(SERVICE, MESSAGES));
    assertThatIllegalArgumentException().isThrownBy(() -> MessagesKeys.copy(CIRCLE, MESSAGES));
    var bob = EpochSecret.random(KeyEpoch.circle("bob", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> MessagesKeys.keep(bob, MESSAGES));
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable opening) {
    assertThatThrownBy(opening).isInstanceOf(SealRefused.class);
  }
}
