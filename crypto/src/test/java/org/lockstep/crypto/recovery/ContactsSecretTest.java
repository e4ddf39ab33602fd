package org.lockstep.crypto.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.crypto.account.DeviceKey;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.recovery.SecretSharing.Share;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.tuple.Bytes;

/// What recovery contacts hold, and what it brings back (R80, R81).
class ContactsSecretTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final List<String> FRIENDS = List.of("bob", "carol", "dan");

  private final SigningKey identity = SigningKey.generate(RANDOM);
  private final ContactsSecret secret = ContactsSecret.random("ada", 3);
  private final List<RecoveryPart> parts = secret.split(2, FRIENDS, identity);
  private final SpokenCode answer = parts.getFirst().answer();

  private record Phone(RosterDevice onRoster, DeviceKey key) {
    static Phone of(String id) {
      var opener = OpeningKey.generate(RANDOM);
      var signing = SigningKey.generate(RANDOM).publicKey();
      return new Phone(
          new RosterDevice(id, signing, opener.publicKey()), new DeviceKey(id, opener));
    }
  }

  @Test
  @Tag("R81")
  void enough_contacts_bring_the_secret_back_and_fewer_do_not() {
    assertThat(ContactsSecret.combine(parts.subList(1, 3), answer)).contains(secret);
    assertThat(ContactsSecret.combine(List.of(parts.get(0), parts.get(2)), answer))
        .contains(secret);
    for (var part : parts) {
      assertThat(ContactsSecret.combine(List.of(part), answer)).isEmpty();
      assertThat(ContactsSecret.combine(List.of(part, part), answer)).isEmpty();
    }
    assertThat(ContactsSecret.combine(List.of(), answer)).isEmpty();
  }

  @Test
  void a_made_up_part_spoils_nothing_among_enough_true_ones() {
    var lie = lie(parts.get(0), 1, 2);
    assertThat(ContactsSecret.combine(List.of(lie, parts.get(1), parts.get(2)), answer))
        .contains(secret);
    assertThat(ContactsSecret.combine(List.of(lie, parts.get(0), parts.get(1)), answer))
        .contains(secret);
    assertThat(ContactsSecret.combine(List.of(lie, parts.get(1)), answer)).isEmpty();
  }

  @Test
  void a_contact_that_lowers_the_threshold_gains_nothing() {
    var alone = lie(parts.get(0), 1, 1);
    var none = lie(parts.get(0), 1, 0);
    assertThat(ContactsSecret.combine(List.of(alone), answer)).isEmpty();
    assertThat(ContactsSecret.combine(List.of(none), answer)).isEmpty();
    assertThat(ContactsSecret.combine(List.of(alone, parts.get(1), parts.get(2)), answer))
        .contains(secret);
  }

  private static RecoveryPart lie(RecoveryPart part, int index, int threshold) {
    var terms = part.terms();
    return new RecoveryPart(
        new RecoveryPart.Terms(terms.account(), terms.number(), threshold, terms.contact()),
        new Share(index, Bytes.of(Secret.random().bytes())),
        part.check(),
        part.confirmation(),
        part.signature());
  }

  @Test
  void a_server_that_plays_all_contacts_has_not_the_secret_that_a_contact_named() {
    var forged = ContactsSecret.random("ada", 3).split(2, FRIENDS, SigningKey.generate(RANDOM));
    assertThat(ContactsSecret.combine(forged, answer)).isEmpty();
    var mixed = new ArrayList<>(forged);
    mixed.addAll(parts);
    assertThat(ContactsSecret.combine(mixed, answer)).contains(secret);
  }

  @Test
  void parts_of_an_older_secret_do_not_mix_with_those_of_a_newer_one() {
    var newer = ContactsSecret.random("ada", 4);
    var now = newer.split(2, FRIENDS, identity);
    assertThat(ContactsSecret.combine(List.of(parts.get(0), now.get(1)), answer)).isEmpty();
    assertThat(ContactsSecret.combine(List.of(parts.get(0), now.get(1)), now.get(0).answer()))
        .isEmpty();
    assertThat(new ContactsSecret("ada", 4, secret.secret()).root(RecoveryHeader.random()).root())
        .isNotEqualTo(secret.root(RecoveryHeader.random()).root());
  }

  @Test
  void a_part_reaches_its_contacts_device_alone_and_names_its_owner() {
    var phone = Phone.of("phone");
    var seal = PartSeal.offer(phone.onRoster(), parts.get(1));
    assertThat(seal).hasSizeLessThanOrEqualTo(PartSeal.MOST);
    var opened = PartSeal.openOffer(phone.key(), "ada", 3, seal);
    assertThat(opened.encode()).isEqualTo(parts.get(1).encode());
    assertThat(opened.verify(identity.publicKey())).isTrue();
    assertThat(opened.verify(SigningKey.generate(RANDOM).publicKey())).isFalse();

    var other = new DeviceKey("tablet", phone.key().key());
    refused(() -> PartSeal.openOffer(Phone.of("phone").key(), "ada", 3, seal));
    refused(() -> PartSeal.openOffer(other, "ada", 3, seal));
    refused(() -> PartSeal.openOffer(phone.key(), "eve", 3, seal));
    refused(() -> PartSeal.openOffer(phone.key(), "ada", 4, seal));
    refused(() -> PartSeal.openHelp(phone.key(), "ada", "recovery", seal));
  }

  @Test
  void help_serves_one_device_in_one_recovery() {
    var tablet = Phone.of("tablet");
    var seal = PartSeal.help("r1", tablet.onRoster(), parts.get(0));
    assertThat(PartSeal.openHelp(tablet.key(), "ada", "r1", seal).encode())
        .isEqualTo(parts.get(0).encode());
    refused(() -> PartSeal.openHelp(tablet.key(), "ada", "r2", seal));
    refused(() -> PartSeal.openHelp(tablet.key(), "eve", "r1", seal));
    refused(() -> PartSeal.openHelp(Phone.of("tablet").key(), "ada", "r1", seal));
    refused(() -> PartSeal.openOffer(tablet.key(), "ada", 3, seal));
  }

  private static void refused(Runnable opening) {
    assertThatThrownBy(opening::run).isInstanceOf(SealRefused.class);
  }

  @Test
  void a_part_that_was_changed_anywhere_is_not_what_the_owner_signed() {
    var encoded = parts.get(0).encode();
    for (int i = 0; i < encoded.length; i++) {
      var changed = encoded.clone();
      changed[i] ^= 1;
      assertThat(accepts(changed)).as("byte " + i).isFalse();
    }
  }

  private boolean accepts(byte[] encoded) {
    try {
      return RecoveryPart.decode(encoded).verify(identity.publicKey());
    } catch (SealRefused refused) {
      return false;
    }
  }

  @Test
  void only_the_part_itself_confirms_that_it_arrived() {
    var part = parts.get(1);
    var token = part.confirmation().bytes();
    assertThat(RecoveryPart.confirms("ada", 3, 2, token, part.commitment())).isTrue();
    assertThat(RecoveryPart.confirms("ada", 3, 1, token, part.commitment())).isFalse();
    assertThat(RecoveryPart.confirms("ada", 4, 2, token, part.commitment())).isFalse();
    assertThat(RecoveryPart.confirms("ada", 3, 2, new byte[31], part.commitment())).isFalse();
    assertThat(RecoveryPart.confirms("ada", 3, 2, token, parts.get(0).commitment())).isFalse();
    assertThat(part.toString()).doesNotContain(part.share().value().toString());
  }

  @Test
  void a_code_names_one_device_in_one_recovery_and_is_read_as_people_type() {
    var tablet = Phone.of("tablet").onRoster();
    var code = new RecoveryProof("ada", "r1", tablet).code();
    for (var other :
        List.of(
            new RecoveryProof("eve", "r1", tablet),
            new RecoveryProof("ada", "r2", tablet),
            new RecoveryProof("ada", "r1", Phone.of("tablet").onRoster()))) {
      assertThat(other.code()).isNotEqualTo(code);
    }
    assertThat(code.grouped()).matches("([0-9A-Z]{4}-){3}[0-9A-Z]{4}");
    assertThat(SpokenCode.parse(" " + code.grouped().toLowerCase(java.util.Locale.ROOT)))
        .isEqualTo(code);
    assertThat(SpokenCode.parse("OIL0-0000-0000-0000"))
        .isEqualTo(SpokenCode.parse("0110000000000000"));
    for (var wrong : List.of("", "0000", "U000-0000-0000-0000", "0000-0000-0000-0000-0")) {
      assertThatThrownBy(() -> SpokenCode.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void keys_of_one_kind_do_not_pass_for_those_of_another() {
    var root = secret.root(RecoveryHeader.random());
    var signature = root.keys(RecoveryKind.CONTACTS, "ada", 3).sign(identity);
    for (var kind : RecoveryKind.values()) {
      assertThat(root.keys(kind, "ada", 3).verify(identity.publicKey(), signature))
          .isEqualTo(kind == RecoveryKind.CONTACTS);
    }
  }

  @Test
  void a_note_is_read_by_the_circle_alone_at_its_place() {
    var circle = EpochSecret.random(KeyEpoch.circle("ada", 2));
    var note = CircleNote.make(circle, "contacts", 3, new byte[] {1, 2, 3});
    var longer = CircleNote.make(circle, "contacts", 3, new byte[4000]);
    assertThat(note).hasSameSizeAs(longer);
    assertThat(CircleNote.epoch(note)).isEqualTo(2);
    assertThat(CircleNote.open(_ -> circle, "contacts", 3, note)).containsExactly(1, 2, 3);
    var stranger = EpochSecret.random(circle.epoch());
    var elsewhere = new EpochSecret(KeyEpoch.circle("eve", 2), circle.secret());
    refused(() -> CircleNote.open(_ -> stranger, "contacts", 3, note));
    refused(() -> CircleNote.open(_ -> elsewhere, "contacts", 3, note));
    refused(() -> CircleNote.open(_ -> circle, "contacts", 4, note));
    refused(() -> CircleNote.open(_ -> circle, "held", 3, note));
    refused(() -> CircleNote.open(_ -> circle, "held", 3, new byte[3]));
    assertThatThrownBy(() -> CircleNote.make(circle, "held", 1, new byte[CircleNote.MOST]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
