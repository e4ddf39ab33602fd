package org.lockstep.api.closing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockstep.api.log.Auditors;
import org.lockstep.api.request.Caller;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.Device;
import org.lockstep.domain.id.AccountId;
import org.lockstep.projections.Account;
import org.lockstep.projections.ReadModels;
import org.lockstep.vault.SubjectKey;
import org.lockstep.vault.Vault;
import org.lockstep.wire.message.AuditMessages.Kept;
import org.lockstep.wire.message.AuditMessages.KeyStanding;
import org.lockstep.wire.message.AuditMessages.SubjectStanding;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// What is left of an account whose personal texts were erased, for auditors who check it again
/// (R102, R103).
///
/// Of an account that is open only this is told: that there is a key. What else is kept of it is
/// nobody's business.
@RestController
class ErasureController {
  private final Vault vault;
  private final ReadModels models;
  private final AccountCloser closer;
  private final Auditors auditors;

  ErasureController(Vault vault, ReadModels models, AccountCloser closer, Auditors auditors) {
    this.vault = vault;
    this.models = models;
    this.closer = closer;
    this.auditors = auditors;
  }

  @GetMapping("/v1/audit/subjects/{account}")
  SubjectStanding standing(@PathVariable AccountId account, Caller caller) {
    auditors.require(caller);
    var key = vault.subjectKeys().get(account.value());
    var known = models.accounts().find(account).filter(Account::isClosed);
    return new SubjectStanding(
        account,
        standing(account, key),
        key.map(SubjectKey::id),
        known.map(closed -> kept(account, closed)).orElse(List.of()));
  }

  private KeyStanding standing(AccountId account, Optional<SubjectKey> key) {
    if (key.isPresent()) return KeyStanding.HELD;
    boolean destroyed = vault.subjectKeys().isDestroyed(account.value());
    return destroyed ? KeyStanding.DESTROYED : KeyStanding.NONE;
  }

  private List<Kept> kept(AccountId account, Account closed) {
    var kept = new ArrayList<>(closer.kept(account));
    long texts =
        closed.state().devices().values().stream()
            .map(Device::name)
            .filter(Personal.Known.class::isInstance)
            .count();
    if (texts > 0) kept.add(new Kept("memory", (int) texts));
    return kept;
  }
}
