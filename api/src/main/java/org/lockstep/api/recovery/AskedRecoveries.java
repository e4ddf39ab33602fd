package org.lockstep.api.recovery;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.lockstep.api.custody.KeyMaterial;
import org.lockstep.api.problem.ApiProblem.RecoveryCodeUnknown;
import org.lockstep.api.problem.ApiProblem.RecoveryUnknown;
import org.lockstep.api.problem.Refused;
import org.lockstep.crypto.account.RosterDevice;
import org.lockstep.crypto.recovery.RecoveryProof;
import org.lockstep.crypto.recovery.SpokenCode;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.AccountRejection.RecoveryIdTaken;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.vault.Attempts;
import org.lockstep.vault.SealedRecords;
import org.lockstep.vault.Vault;
import org.lockstep.wire.message.AccountMessages.DeviceDescription;
import org.lockstep.wire.message.MalformedMessage;
import org.lockstep.wire.message.MessageCodec;
import org.lockstep.wire.message.RecoveryMessages.AskRecovery;

/// The recoveries that devices have asked for: ten minutes each, three days where other people are
/// asked, and once proven as long as they may take.
///
/// What is kept of a recovery of nobody's handle has the same form. Safe for use by many threads.
public final class AskedRecoveries {
  /// How often one recovery can be proven wrongly.
  static final int TRIES = 5;

  /// How many people can help in one recovery: more than an account has contacts, so that who hears
  /// a code by chance cannot crowd them out at once.
  static final int MOST_HELPS = 10;

  private static final String KIND = "recovery-asked";
  private static final String CODE = "recovery-code";
  private static final String HELP = "recovery-help";
  private static final Set<RecoveryMethod> TO_ASK_PEOPLE = Set.of(RecoveryMethod.CONTACTS);
  private static final Duration PEOPLE = Duration.ofDays(3);
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

    /// What the person at the device tells those who help.
    SpokenCode code() {
      return new RecoveryProof(shown.value(), recovery.value(), keys()).code();
    }

    private RosterDevice keys() {
      return new RosterDevice(
          device.id().value(),
          KeyMaterial.verifyingKey("/device/signingKey", device.signingKey()),
          KeyMaterial.sealingKey("/device/sealingKey", device.sealingKey()));
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
    var time = request.method().filter(TO_ASK_PEOPLE::contains).isPresent() ? PEOPLE : TO_PROVE;
    var until = clock.instant().plus(time).truncatedTo(ChronoUnit.MILLIS);
    var asked = put(new Asked(id, account, shown, request.device(), until));
    records.put(CODE, text(asked.code()), id.value().getBytes(StandardCharsets.US_ASCII));
    return asked;
  }

  private static String text(SpokenCode code) {
    return code.grouped().replace("-", "").toLowerCase(Locale.ROOT);
  }

  /// The recovery that a person means by a code.
  Optional<Asked> findByCode(String typed) {
    return read(typed)
        .flatMap(code -> records.get(CODE, text(code)))
        .map(id -> new String(id, StandardCharsets.US_ASCII))
        .flatMap(id -> records.get(KIND, id))
        .map(this::read)
        .filter(asked -> !asked.isOver(clock.instant()));
  }

  private static Optional<SpokenCode> read(String typed) {
    try {
      return Optional.of(SpokenCode.parse(typed));
    } catch (IllegalArgumentException mistyped) {
      return Optional.empty();
    }
  }

  /// Keeps a recovery contact's part for the device that comes back; a later one of the same
  /// contact takes its place.
  ///
  /// @throws Refused if more people than an account has contacts have helped
  void help(Asked asked, AccountId contact, Bytes seal) {
    var id = asked.recovery() + "-" + contact;
    var others = records.list(HELP, asked.recovery() + "-");
    if (others.size() >= MOST_HELPS && !others.contains(id)) {
      throw new Refused(new RecoveryCodeUnknown());
    }
    records.put(HELP, id, seal.toArray());
  }

  /// The parts that have come for a recovery.
  List<Bytes> helps(Asked asked) {
    return records.list(HELP, asked.recovery() + "-").stream()
        .map(id -> records.get(HELP, id))
        .flatMap(Optional::stream)
        .map(Bytes::of)
        .toList();
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
    records
        .get(KIND, id)
        .map(this::read)
        .ifPresent(asked -> records.destroy(CODE, text(asked.code())));
    records.list(HELP, id + "-").forEach(help -> records.destroy(HELP, help));
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
