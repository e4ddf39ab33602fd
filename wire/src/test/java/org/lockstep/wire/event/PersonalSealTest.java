package org.lockstep.wire.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Event;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountEvent.AccountOpened;
import org.lockstep.domain.account.AccountEvent.DeviceAdded;
import org.lockstep.domain.id.AccountId;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class PersonalSealTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Event OPENED = AccountSamples.opened(Ids.ADA);
  private static final Event ADDED = AccountSamples.deviceAdded(Ids.ADA);

  private static final EventCodec CODEC = new EventCodec(TestKeys.ALL);

  @Test
  void a_flip_of_any_bit_of_a_sealed_text_is_refused() {
    var tree = tree(ADDED);
    var text = (ObjectNode) tree.at("/device/name");
    var sealed = Bytes.parse(text.get("sealed").stringValue()).toArray();
    for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
      sealed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      text.put("sealed", Bytes.of(sealed).toString());
      refused(ADDED, tree, "/device/name");
      sealed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    }
    text.put("sealed", Bytes.of(sealed).toString());
    assertThat(decode(CODEC, ADDED, tree)).isEqualTo(ADDED);
  }

  @Test
  void a_sealed_text_of_any_other_length_is_refused() {
    var tree = tree(ADDED);
    var text = (ObjectNode) tree.at("/device/name");
    var sealed = Bytes.parse(text.get("sealed").stringValue()).toArray();
    for (int length = 0; length <= sealed.length + 1; length++) {
      if (length == sealed.length) continue;
      text.put("sealed", Bytes.of(Arrays.copyOf(sealed, length)).toString());
      refused(ADDED, tree, "/device/name");
    }
  }

  @Test
  void a_text_moved_to_another_field_is_refused() {
    var tree = tree(OPENED);
    var handle = tree.get("handle");
    tree.set("handle", tree.get("name"));
    refused(OPENED, tree, "/handle");
    tree.set("name", handle);
    refused(OPENED, tree, "/handle");
  }

  @Test
  void a_text_moved_to_the_same_field_of_another_event_type_is_refused() {
    var opened = tree(OPENED);
    ((ObjectNode) opened.get("device")).set("name", tree(ADDED).at("/device/name"));
    refused(OPENED, opened, "/device/name");
  }

  @Test
  void a_text_under_another_accounts_key_is_refused() {
    var tree = tree(OPENED);
    ((ObjectNode) tree.get("name")).put("subject", Ids.BEN.value());
    refused(OPENED, tree, "/name");
    ((ObjectNode) tree.get("name")).put("key", TestKeys.ALL.keyFor(Ids.BEN).id());
    refused(OPENED, tree, "/name");
  }

  @Test
  void a_text_under_a_wrong_secret_of_the_right_name_is_refused() {
    var bens = TestKeys.ALL.keyFor(Ids.BEN).secret();
    var confused = new FixedKey(new PersonalKey(TestKeys.ALL.keyFor(Ids.ADA).id(), bens));
    var tree = tree(OPENED);
    assertThatThrownBy(() -> decode(new EventCodec(confused), OPENED, tree))
        .isInstanceOf(PersonalRefused.class);
  }

  @Test
  void who_has_no_keys_reads_texts_as_erased_and_everything_else_as_it_is() {
    var withoutKeys = new EventCodec(PersonalKeys.NONE);
    var opened = (AccountOpened) decode(withoutKeys, OPENED, tree(OPENED));
    assertThat(opened.name()).isEqualTo(new Personal.Erased(Ids.ADA));
    var added = (DeviceAdded) ADDED;
    var read = (DeviceAdded) decode(withoutKeys, ADDED, tree(ADDED));
    assertThat(read.device().name()).isEqualTo(new Personal.Erased(Ids.ADA));
    assertThat(read.device().signingKey()).isEqualTo(added.device().signingKey());
    assertThat(read.keyring()).isEqualTo(added.keyring());
    assertThatThrownBy(() -> withoutKeys.encode(OPENED))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void what_a_key_store_throws_comes_out_as_it_is() {
    var failing = new FailingKeys();
    var tree = tree(OPENED);
    assertThatIllegalStateException()
        .isThrownBy(() -> decode(new EventCodec(failing), OPENED, tree))
        .withMessage("the key store is closed");
    var erased = new EventCodec(new TestKeys(Set.of(Ids.ADA)));
    assertThatIllegalStateException()
        .isThrownBy(() -> erased.encode(OPENED))
        .withMessage("the key was destroyed");
  }

  private ObjectNode tree(Event event) {
    return (ObjectNode) JSON.readTree(CODEC.encode(event).payload());
  }

  private static Event decode(EventCodec codec, Event like, ObjectNode tree) {
    var type = EventCatalogue.current().of(like).type();
    return codec.decode(type, 1, JSON.writeValueAsBytes(tree));
  }

  private void refused(Event like, ObjectNode tree, String path) {
    assertThatThrownBy(() -> decode(CODEC, like, tree))
        .isInstanceOfSatisfying(
            PersonalRefused.class,
            refused -> {
              assertThat(refused.path()).isEqualTo(path);
              assertThat(refused.getMessage()).doesNotContain("Ada");
            });
  }

  /// The same key for everybody.
  private record FixedKey(PersonalKey only) implements PersonalKeys {
    @Override
    public Optional<PersonalKey> key(AccountId subject) {
      return Optional.of(only);
    }

    @Override
    public PersonalKey keyFor(AccountId subject) {
      return only;
    }
  }

  /// A key store that does not answer.
  private record FailingKeys() implements PersonalKeys {
    @Override
    public Optional<PersonalKey> key(AccountId subject) {
      throw new IllegalStateException("the key store is closed");
    }

    @Override
    public PersonalKey keyFor(AccountId subject) {
      throw new IllegalStateException("the key store is closed");
    }
  }
}
