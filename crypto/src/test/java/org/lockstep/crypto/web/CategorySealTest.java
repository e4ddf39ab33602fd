package org.lockstep.crypto.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.account.CategoryKeys;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.seal.SealRefused;

/// A category's key on its way to a browser.
@Tag("R92")
class CategorySealTest {
  private static final CategorySeal.Slot SLOT = new CategorySeal.Slot("ada", "one", "NOTES", 3);

  private final OpeningKey session = OpeningKey.generate(new SecureRandom());
  private final Secret service = Secret.random();
  private final OpeningKey notes = CategoryKeys.derive(service, "NOTES");
  private final byte[] seal = CategorySeal.make(session.publicKey(), SLOT, notes);

  @Test
  void the_session_opens_the_key_that_was_published() {
    assertThat(seal).hasSize(CategorySeal.LENGTH);
    assertThat(CategorySeal.open(session, SLOT, seal, notes.publicKey())).isEqualTo(notes);
  }

  @Test
  void no_other_session_opens_it() {
    var other = OpeningKey.generate(new SecureRandom());
    assertThatThrownBy(() -> CategorySeal.open(other, SLOT, seal, notes.publicKey()))
        .isInstanceOf(SealRefused.class);
  }

  @Test
  void it_opens_for_nothing_but_what_it_was_made_for() {
    var others =
        List.of(
            new CategorySeal.Slot("bob", "one", "NOTES", 3),
            new CategorySeal.Slot("ada", "two", "NOTES", 3),
            new CategorySeal.Slot("ada", "one", "PHOTOS", 3),
            new CategorySeal.Slot("ada", "one", "NOTES", 4));
    for (var slot : others) {
      assertThatThrownBy(() -> CategorySeal.open(session, slot, seal, notes.publicKey()))
          .as(slot.toString())
          .isInstanceOf(SealRefused.class);
    }
  }

  @Test
  void another_key_than_the_published_one_is_refused() {
    var servers = OpeningKey.generate(new SecureRandom());
    var forged = CategorySeal.make(session.publicKey(), SLOT, servers);
    assertThatThrownBy(() -> CategorySeal.open(session, SLOT, forged, notes.publicKey()))
        .isInstanceOf(SealRefused.class);
    assertThatThrownBy(() -> CategorySeal.open(session, SLOT, new byte[9], notes.publicKey()))
        .isInstanceOf(SealRefused.class);
  }
}
