package org.lockstep.api.recovery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.lockstep.api.problem.ApiProblem.RecoveryUnknown;
import org.lockstep.api.problem.Refused;
import org.lockstep.domain.account.AccountRejection.RecoveryIdTaken;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.vault.Attempts;
import org.lockstep.vault.SealedRecords;
import org.lockstep.vault.Vault;
import org.lockstep.wire.message.AccountMessages.DeviceDescription;
import org.lockstep.wire.message.MalformedMessage;
import org.lockstep.wire.message.MessageCodec;
import org.lockstep.wire.message.RecoveryMessages.AskRecovery;

/// The recoveries that devices have asked for: ten minutes each, and once proven as long as they
/// may take.
///
/// What is kept of a recovery of nobody's handle has the same form. Safe for use by many threads.
public final class AskedRecoveries {
  /// How often one recovery can be proven wrongly.
  static final int TRIES = 5;

  private static final String KIND = "recovery-asked";
  private static final Duration TO_PROVE = Duration.ofMinutes(10);

  private final SealedRecords records;
  private final Attempts attempts;
  private final MessageCodec codec;
  private final Clock clock;

  /// Kept in the records of this vault.
  public AskedRecoveries(Vault vault, MessageCodec codec, Clock clock) {
    this.records = vault.sealedRecords();
    this.attempts = vault.attempts();
    this.codec = codec;
    this.clock = clock;
  }

  /// A recovery that was asked for.
  ///
  /// @param account of the handle that was given; empty if nobody has it
  /// @param shown whose recovery the device takes it for
  /// @param expires from when it is forgotten
  record Asked(
      RecoveryId recovery,
      Optional<AccountId> account,
      AccountId shown,
      DeviceDescription device,
      Instant expires) {
    Asked until(Instant later) {
      return new Asked(recovery, account, shown, device, later);
    }

    private boolean isOver(Instant now) {
      return !now.isBefore(expires);
    }
  }

  /// Keeps a recovery until it is proven. Asked for twice by the same device, it is the same one.
  ///
  /// @throws Refused if its id is in use
  Asked keep(AskRecovery request, Optional<AccountId> account, AccountId shown) {
    sweep();
    var id = request.recovery();
    var known = records.get(KIND, id.value()).map(this::read);
    if (known.isPresent()) {
      return known
          .filter(same -> same.shown().equals(shown) && same.device().equals(request.device()))
          .orElseThrow(() -> new Refused(new RecoveryIdTaken(id)));
    }
    var until = clock.instant().plus(TO_PROVE).truncatedTo(ChronoUnit.MILLIS);
    return put(new Asked(id, account, shown, request.device(), until));
  }

  /// Keeps a recovery for longer, now that it is proven.
  void extend(Asked asked, Instant until) {
    put(asked.until(until));
  }

  private Asked put(Asked asked) {
    records.put(KIND, asked.recovery().value(), codec.write(asked));
    return asked;
  }

  /// A recovery that was asked for.
  ///
  /// @throws Refused if there is none
  Asked require(RecoveryId recovery) {
    return records
        .get(KIND, recovery.value())
        .map(this::read)
        .filter(asked -> !asked.isOver(clock.instant()))
        .orElseThrow(() -> new Refused(new RecoveryUnknown(recovery)));
  }

  /// Counts an attempt to prove a recovery, before it is checked. The last one that fails ends it.
  ///
  /// @return how many are left after this one
  /// @throws Refused if there were too many before
  long attempt(Asked asked) {
    long left = TRIES - attempts.count(counter(asked.recovery().value()));
    if (left >= 0) return left;
    throw new Refused(new RecoveryUnknown(asked.recovery()));
  }

  /// Forgets a recovery that is finished.
  void forget(RecoveryId recovery) {
    forget(recovery.value());
  }

  private void forget(String id) {
    records.destroy(KIND, id);
    attempts.forget(counter(id));
  }

  private static String counter(String recovery) {
    return "recovery/" + recovery;
  }

  private void sweep() {
    var now = clock.instant();
    for (var id : records.list(KIND)) {
      if (records.get(KIND, id).map(this::read).filter(a -> a.isOver(now)).isPresent()) forget(id);
    }
  }

  private Asked read(byte[] kept) {
    try {
      return codec.read(kept, Asked.class);
    } catch (MalformedMessage e) {
      throw new IllegalStateException("a recovery of the vault's records is damaged", e);
    }
  }
}
