package org.lockstep.client.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.KnownMode;
import org.lockstep.client.home.Pins;
import org.lockstep.client.testing.History;
import org.lockstep.client.testing.Person;
import org.lockstep.client.trust.RecoveredAccount;
import org.lockstep.crypto.account.IdentitySeal;
import org.lockstep.crypto.account.SecretSeal;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.recovery.RecoveryContents;
import org.lockstep.crypto.recovery.RecoveryHeader;
import org.lockstep.crypto.recovery.RecoveryKey;
import org.lockstep.crypto.recovery.RecoveryPacket;
import org.lockstep.crypto.recovery.RecoveryRoot;
import org.lockstep.crypto.recovery.RecoverySeal;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.account.RecoveryKeys;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.message.RecoveryMessages.RecoveryPackage;

/// What a server may show to a device that comes back, and what it may not.
class RecoveredSecretsTest {
  private static final RecoveryRoot ROOT = RecoveryKey.random().stretch(RecoveryHeader.random());
  private static final RecoveryRoot OTHER = RecoveryKey.random().stretch(RecoveryHeader.random());

  private final Person alice = Person.of("alice");
  private final History history = new History();
  private final EpochSecret first = alice.service();
  private final Bytes packet;

  RecoveredSecretsTest() {
    history.add(alice.open(), keySet(ROOT, 1));
    packet = packet(ROOT, first);
  }

  private AccountEvent.RecoveryKeySet keySet(RecoveryRoot root, int number) {
    var keys = root.keys(alice.account().value(), number);
    return new AccountEvent.RecoveryKeySet(
        alice.account(),
        new RecoveryKeys(
            number,
            Bytes.of(keys.sealingKey().bytes()),
            Bytes.of(keys.authenticator().bytes()),
            Bytes.of(keys.sign(alice.identity()))),
        alice.device().id());
  }

  private Bytes packet(RecoveryRoot root, EpochSecret service) {
    var contents = new RecoveryContents(alice.identity(), alice.circle(), service);
    return Bytes.of(RecoveryPacket.make(root, contents));
  }

  private Optional<Bytes> seal(EpochSecret secret) {
    var keys = ROOT.keys(alice.account().value(), 1);
    return Optional.of(Bytes.of(RecoverySeal.make(keys, secret)));
  }

  private RecoveredSecrets open(Bytes given, Optional<Bytes> service, List<EventRecord> events) {
    return RecoveredSecrets.open(
        alice.account(), ROOT, new RecoveryPackage(given, Optional.empty(), service, events));
  }

  private void isRefused(
      String fault, Bytes given, Optional<Bytes> service, List<EventRecord> events) {
    var refusal =
        catchThrowableOfType(TrustRefused.class, () -> open(given, service, events)).breach();
    assertThat(refusal).isEqualTo(new Breach.RecoveryWrong(alice.account(), fault));
  }

  @Test
  void the_key_opens_what_was_current_when_it_was_made() {
    var opened = open(packet, Optional.empty(), history.records());
    assertThat(opened.circle()).isEqualTo(alice.circle());
    assertThat(opened.service()).isEqualTo(first);
    assertThat(opened.identity().publicKey()).isEqualTo(alice.identity().publicKey());
    assertThat(opened).asString().isEqualTo("RecoveredSecrets[hidden]");
  }

  @Test
  void the_key_opens_what_has_become_current_since() {
    history.add(alice.rotate(), alice.rotate());
    var opened = open(packet, seal(alice.service()), history.records());
    assertThat(opened.service()).isEqualTo(alice.service());
    assertThat(opened.circle()).isEqualTo(alice.circle());

    var tablet = Person.freshDevice();
    var keyring = opened.keyring(tablet.onRoster());
    var account = alice.account().value();
    assertThat(
            IdentitySeal.open(
                    tablet.opener(),
                    account,
                    keyring.identity().toArray(),
                    alice.identity().publicKey())
                .publicKey())
        .isEqualTo(alice.identity().publicKey());
    assertThat(
            SecretSeal.open(
                tablet.opener(),
                alice.service().epoch(),
                keyring.service().toArray(),
                alice.service().commitment()))
        .isEqualTo(alice.service());
  }

  @Test
  void what_was_shown_is_remembered() {
    history.add(alice.add(Person.freshDevice()), alice.rotate(), alice.on(7));
    var opened = open(packet, seal(alice.service()), history.records());
    var pins = opened.found().remember(Pins.NONE, history.records());
    assertThat(pins.mode()).contains(new KnownMode(ProtectionMode.ADVANCED, 7));
    assertThat(pins.accounts())
        .hasEntrySatisfying(
            alice.account(),
            known -> {
              assertThat(known.roster()).isEqualTo(2);
              assertThat(known.serviceEpoch()).isEqualTo(2);
            });
    assertThat(pins.streams())
        .hasEntrySatisfying(
            alice.account().value(), seen -> assertThat(seen.sequence()).isEqualTo(4));
    assertThat(pins.recovery()).hasValueSatisfying(k -> assertThat(k.number()).isEqualTo(1));
  }

  @Test
  void a_packet_of_another_key_or_altered_does_not_open() {
    isRefused("it does not open", packet(OTHER, first), Optional.empty(), history.records());
    var altered = packet.toArray();
    altered[altered.length - 1] ^= 1;
    isRefused("it does not open", Bytes.of(altered), Optional.empty(), history.records());
    isRefused("it does not open", Bytes.EMPTY, Optional.empty(), history.records());
  }

  @Test
  void a_newest_secret_that_is_missing_or_another_one_is_noticed() {
    history.add(alice.rotate());
    isRefused("the newest secret is missing", packet, Optional.empty(), history.records());
    var forged = EpochSecret.random(alice.service().epoch());
    isRefused("it does not open", packet, seal(forged), history.records());
    isRefused("it does not open", packet, seal(first), history.records());
  }

  @Test
  void a_recovery_key_that_was_left_behind_by_a_rotation_shows_without_the_key() {
    var then = alice.identity().publicKey();
    RecoveredAccount.of(alice.account(), then, history.records())
        .requireReach(RecoveryMethod.KEY, false, false);
    history.add(alice.rotate());
    var found = RecoveredAccount.of(alice.account(), then, history.records());
    found.requireReach(RecoveryMethod.KEY, false, true);
    assertThat(
            catchThrowableOfType(
                    TrustRefused.class, () -> found.requireReach(RecoveryMethod.KEY, true, false))
                .breach())
        .isEqualTo(new Breach.RecoveryWrong(alice.account(), "the newest secret is missing"));
    history.add(new AccountEvent.RecoveryKeyRemoved(alice.account(), 1, alice.device().id()));
    var without = RecoveredAccount.of(alice.account(), then, history.records());
    assertThat(
            catchThrowableOfType(
                    TrustRefused.class, () -> without.requireReach(RecoveryMethod.KEY, true, true))
                .breach())
        .isEqualTo(new Breach.RecoveryWrong(alice.account(), "it has no recovery key"));
  }

  @Test
  void a_packet_whose_secret_is_not_the_history_s_is_noticed() {
    var stray = EpochSecret.random(first.epoch());
    isRefused(
        "a secret is not the one of its history",
        packet(ROOT, stray),
        Optional.empty(),
        history.records());
  }

  @Test
  void a_history_older_than_the_key_is_noticed() {
    var before = history.records();
    history.add(alice.rotate());
    isRefused(
        "its history is older than the recovery key",
        packet(ROOT, alice.service()),
        Optional.empty(),
        before);
  }

  @Test
  void a_history_with_a_gap_a_stranger_or_no_beginning_is_noticed() {
    history.add(alice.rotate(), alice.on(1));
    var whole = history.records();
    var seal = seal(alice.service());
    isRefused(
        "its history is not whole",
        packet,
        seal,
        List.of(whole.get(0), whole.get(1), whole.get(3)));
    isRefused("its history is not whole", packet, seal, whole.subList(1, 4));
    var bob = Person.of("bob");
    var stranger = new History().add(bob.open()).records();
    isRefused("its history is somebody else's", packet, seal, stranger);
    var rewritten = new History();
    isRefused(
        "its history has no beginning",
        packet,
        seal,
        List.of(rewritten.inPlaceOf(whole.getFirst(), alice.on(1))));
    isRefused("the identity key is another one", packet, seal, List.of());
  }

  @Test
  void a_leaf_that_does_not_fit_is_noticed() {
    var record = history.records().getFirst();
    var torn =
        new EventRecord(
            record.position(),
            record.at(),
            record.streamType(),
            record.streamId(),
            record.streamSequence(),
            record.type(),
            record.revision(),
            record.actor(),
            record.payload(),
            record.metadata(),
            record.salt(),
            Bytes.of(new byte[32]));
    isRefused("its history is damaged", packet, Optional.empty(), List.of(torn));
  }

  @Test
  void an_account_that_somebody_else_opened_under_the_same_id_is_noticed() {
    var impostor = new History().add(alice.impersonatedOpening());
    isRefused("the identity key is another one", packet, Optional.empty(), impostor.records());
  }

  @Test
  void a_recovery_key_that_was_replaced_or_removed_is_noticed() {
    var replaced = history.add(keySet(OTHER, 2)).records();
    isRefused("its recovery key is another one", packet, Optional.empty(), replaced);
    history.add(new AccountEvent.RecoveryKeyRemoved(alice.account(), 2, alice.device().id()));
    isRefused("its recovery key is another one", packet, Optional.empty(), history.records());
  }
}
