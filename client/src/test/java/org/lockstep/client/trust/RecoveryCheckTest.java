package org.lockstep.client.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.recovery.ContactsSecret;
import org.lockstep.crypto.recovery.RecoveryHeader;
import org.lockstep.crypto.recovery.RecoveryKind;
import org.lockstep.crypto.recovery.RecoveryPart;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.RecoveryKeys;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;

/// What a server may tell of recovery contacts, and what it may not.
class RecoveryCheckTest {
  private static final AccountId ADA = new AccountId("01h455vb4pex5vsknk084sn02q");
  private static final DeviceId PHONE = new DeviceId("01h455vb4pex5vsknk084sn02r");

  private final SigningKey identity = SigningKey.generate(new SecureRandom());
  private final VerifyingKey known = identity.publicKey();
  private final ContactsSecret secret = ContactsSecret.random(ADA.value(), 1);
  private final List<RecoveryPart> parts = secret.split(1, List.of("bob", "eve"), identity);
  private final RecoveryCheck check = new RecoveryCheck(ADA);

  private AccountEvent.RecoveryContactsSet set(RecoveryKind kind, SigningKey by) {
    var keys = secret.root(RecoveryHeader.random()).keys(kind, ADA.value(), 1);
    return new AccountEvent.RecoveryContactsSet(
        ADA,
        new RecoveryKeys(
            1,
            Bytes.of(keys.sealingKey().bytes()),
            Bytes.of(keys.authenticator().bytes()),
            Bytes.of(keys.sign(by))),
        1,
        parts.stream().map(part -> Bytes.of(part.commitment())).toList(),
        PHONE);
  }

  private static AccountEvent.RecoveryContactConfirmed confirmed(int number, int part, Secret of) {
    return new AccountEvent.RecoveryContactConfirmed(ADA, number, part, Bytes.of(of.bytes()));
  }

  private void isRefused(AccountEvent.OfRecoveryMethod event) {
    var refusal = catchThrowableOfType(TrustRefused.class, () -> check.apply(event, known));
    assertThat(refusal).isNotNull();
    assertThat(refusal.breach()).isInstanceOf(Breach.RecoveryKeyWrong.class);
  }

  @Test
  void what_the_account_signed_stands_until_it_ends() {
    check.apply(set(RecoveryKind.CONTACTS, identity), known);
    assertThat(check.standing()).containsOnlyKeys(RecoveryMethod.CONTACTS);
    check.apply(confirmed(1, 2, parts.get(1).confirmation()), known);
    check.apply(new AccountEvent.RecoveryContactsRemoved(ADA, 1, PHONE), known);
    assertThat(check.standing()).isEmpty();
  }

  @Test
  void contacts_of_the_servers_making_are_not_believed() {
    isRefused(set(RecoveryKind.CONTACTS, SigningKey.generate(new SecureRandom())));
    isRefused(set(RecoveryKind.KEY, identity));
    assertThat(check.standing()).isEmpty();
  }

  @Test
  @Tag("R03")
  void a_confirmation_that_no_contact_gave_is_not_believed() {
    var token = parts.get(0).confirmation();
    isRefused(confirmed(1, 1, token));
    check.apply(set(RecoveryKind.CONTACTS, identity), known);
    isRefused(confirmed(1, 1, Secret.random()));
    isRefused(confirmed(1, 2, token));
    isRefused(confirmed(1, 3, token));
    isRefused(confirmed(1, 0, token));
    isRefused(confirmed(2, 1, token));
    check.apply(confirmed(1, 1, token), known);
  }
}
