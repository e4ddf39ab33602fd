package org.lockstep.domain.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.domain.Sample.ALICE;
import static org.lockstep.domain.Sample.BOB;
import static org.lockstep.domain.Sample.CAROL;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.lockstep.domain.Personal;
import org.lockstep.domain.Sample;
import org.lockstep.domain.account.AccountCommand.SetRecoveryKey;
import org.lockstep.domain.account.AccountCommand.TurnOnAdvancedProtection;
import org.lockstep.domain.account.AccountState.Open;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.custody.Verdict.KeyStorage;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareCommand;
import org.lockstep.domain.share.ShareCommand.CreateShare;
import org.lockstep.domain.share.ShareCommand.Invite;
import org.lockstep.domain.share.ShareCommand.Join;
import org.lockstep.domain.share.ShareKind;

/// Alice and Bob (advanced) share a document end to end, and Carol (standard) is there too: how the
/// stories begin, and what they look at.
abstract class ShareStory {
  static final ShareId SHARE = Sample.share(0);
  static final Cause LINK = new Cause.OpenLink();
  static final Obligation ROTATE = new Obligation.RotateShare();

  final World world = new World();
  final Duties duties = new Duties(world);

  @BeforeEach
  void alice_and_bob_share_a_document_end_to_end() {
    for (var account : List.of(ALICE, BOB, CAROL)) {
      world.order(Sample.opening(account, Sample.modern(account, 1)));
      var by = Sample.device(account, 1);
      world.order(new SetRecoveryKey(account, by, Sample.recovery(1)));
    }
    advance(ALICE);
    advance(BOB);
    create(ShareKind.DOCUMENT);
    join(BOB);
    settle();
    assertEndToEnd();
  }

  void advance(AccountId account) {
    world.order(new TurnOnAdvancedProtection(account, Sample.device(account, 1), 1));
    world.account(account).ifPresent(this::renewService);
  }

  void renewService(Open open) {
    duties.meet(SHARE, new Obligation.DestroyServiceSecrets(open.account()), 0);
    duties.meet(SHARE, new Obligation.RotateService(open.account()), 0);
  }

  void create(ShareKind kind) {
    create(kind, SHARE);
  }

  void create(ShareKind kind, ShareId id) {
    var grant = Sample.grant(ALICE, 2, Role.OWNER, by(ALICE).device());
    var epoch = Sample.epoch(1, List.of(grant));
    var title = Personal.of(ALICE, "title");
    order(new CreateShare(id, kind, title, false, false, epoch, by(ALICE)));
  }

  void join(AccountId account) {
    order(new Invite(SHARE, account, Role.EDITOR, Optional.empty(), by(ALICE)));
    order(new Join(SHARE, by(account)));
  }

  void order(ShareCommand command) {
    var unused = world.order(command, 0);
  }

  void settle() {
    duties.meetAll(5);
    assertThat(duties.owing()).isEmpty();
  }

  void assertEndToEnd() {
    assertThat(encryption()).isEqualTo(Encryption.END_TO_END);
    assertThat(verdict().keyStorage()).isEqualTo(KeyStorage.TRUSTED_DEVICES);
    assertThat(causes()).isEmpty();
    assertThat(pending()).isEmpty();
  }

  ShareProtection protection() {
    return world.custody().protection(SHARE);
  }

  Verdict verdict() {
    return protection().verdict();
  }

  Encryption encryption() {
    return verdict().encryption();
  }

  List<Cause> causes() {
    return verdict().causes().stream().map(Since::what).toList();
  }

  List<Obligation> pending() {
    return verdict().pending().stream().map(Since::what).toList();
  }

  List<Exposure> exposures() {
    return protection().exposures();
  }

  CustodyGraph graph() {
    return world.custody().graph();
  }

  Key current(AccountId account) {
    int epoch = world.account(account).map(open -> open.service().current()).orElse(0);
    return new Key.Service(account, epoch);
  }

  long last() {
    return world.history().size() - 1L;
  }

  static Cause participant(AccountId account) {
    return new Cause.Participant(account);
  }

  static Actor by(AccountId account) {
    return new Actor(account, Sample.device(account, 1));
  }
}
