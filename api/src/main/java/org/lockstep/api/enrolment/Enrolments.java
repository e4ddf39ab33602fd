package org.lockstep.api.enrolment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lockstep.api.custody.OwnedRecords;
import org.lockstep.domain.id.AccountId;
import org.lockstep.vault.SealedRecords;
import org.lockstep.wire.message.AccountMessages.Enrol;
import org.lockstep.wire.message.AccountMessages.PendingEnrolment;
import org.lockstep.wire.message.MalformedMessage;
import org.lockstep.wire.message.MessageCodec;

/// The enrolments that wait for an answer.
public final class Enrolments implements OwnedRecords {
  private static final String KIND = "enrolment";
  private static final Duration WAIT = Duration.ofMinutes(10);

  private final SealedRecords records;
  private final MessageCodec codec;
  private final Clock clock;

  /// Kept in these records.
  public Enrolments(SealedRecords records, MessageCodec codec, Clock clock) {
    this.records = records;
    this.codec = codec;
    this.clock = clock;
  }

  /// An enrolment as it is kept: without its password.
  ///
  /// @param account the account of the handle that was given; empty if nobody has that handle, and
  ///     so nobody will ever answer
  public record Waiting(Optional<AccountId> account, PendingEnrolment request) {
    /// Whether it waits for an answer of this account.
    public boolean isFor(AccountId answering) {
      return account.filter(answering::equals).isPresent();
    }

    boolean isOver(Instant now) {
      return !now.isBefore(request.expires());
    }
  }

  /// What a device has proven when it asked.
  ///
  /// @param code empty where there was no code, or none to give
  record Proven(boolean password, Optional<Boolean> code) {}

  /// Keeps an enrolment for ten minutes.
  Waiting keep(Optional<AccountId> account, Enrol request, Proven proven) {
    sweep();
    var now = clock.instant();
    var waiting =
        new Waiting(
            account,
            new PendingEnrolment(
                request.enrolment(),
                request.device(),
                request.proof(),
                proven.password(),
                proven.code(),
                now,
                now.plus(WAIT)));
    records.put(KIND, request.enrolment(), codec.write(waiting));
    return waiting;
  }

  /// The enrolment, while it waits.
  public Optional<Waiting> pending(String enrolment) {
    return records
        .get(KIND, enrolment)
        .map(this::read)
        .filter(waiting -> !waiting.isOver(clock.instant()));
  }

  /// What waits for the account's answer, oldest first.
  List<PendingEnrolment> of(AccountId account) {
    return records.list(KIND).stream()
        .flatMap(id -> pending(id).stream())
        .filter(waiting -> waiting.isFor(account))
        .map(Waiting::request)
        .sorted(Comparator.comparing(PendingEnrolment::requestedAt))
        .toList();
  }

  /// Forgets an enrolment that was answered.
  public void forget(String enrolment) {
    records.destroy(KIND, enrolment);
  }

  @Override
  public void destroyAll(AccountId account) {
    kept(account).forEach(this::forget);
  }

  @Override
  public int count(AccountId account) {
    return kept(account).size();
  }

  private List<String> kept(AccountId account) {
    return records.list(KIND).stream()
        .filter(
            id -> records.get(KIND, id).map(this::read).filter(w -> w.isFor(account)).isPresent())
        .toList();
  }

  private void sweep() {
    var now = clock.instant();
    for (var id : records.list(KIND)) {
      if (records.get(KIND, id).map(this::read).filter(w -> w.isOver(now)).isPresent()) forget(id);
    }
  }

  private Waiting read(byte[] kept) {
    try {
      return codec.read(kept, Waiting.class);
    } catch (MalformedMessage e) {
      throw new IllegalStateException("an enrolment of the vault's records is damaged", e);
    }
  }
}
