package org.lockstep.client.replay;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockstep.audit.log.SignedCheckpoint;
import org.lockstep.crypto.log.LeafHeader;
import org.lockstep.domain.id.AccountId;
import org.lockstep.wire.message.AuditMessages.KeyStanding;
import org.lockstep.wire.message.AuditMessages.SubjectStanding;

/// What came of checking an erasure again (R102).
///
/// @param key id of the key of the subject's personal texts
/// @param subject whose texts they are
/// @param texts what the history has of them
/// @param end what the history tells of the account's end
/// @param standing what the server tells that it still has
/// @param rowsNaming rows of the server that name the subject by its pseudonym, and no more
/// @param compared the server's rows against the history
/// @param log the checkpoint under which all events were verified
public record Erased(
    String key,
    AccountId subject,
    Texts texts,
    End end,
    SubjectStanding standing,
    long rowsNaming,
    List<Compared> compared,
    SignedCheckpoint log) {
  /// Copies the list.
  public Erased {
    compared = List.copyOf(compared);
  }

  /// The personal texts.
  ///
  /// @param events that have texts under the key
  /// @param count of texts under the key
  /// @param first the first such event
  /// @param last the last such event
  /// @param otherKeys other keys that texts of the subject are under, and other subjects of texts
  ///     under the key: a subject has one key for ever
  public record Texts(
      long events, long count, LeafHeader first, LeafHeader last, Set<String> otherKeys) {
    /// Copies the set.
    public Texts {
      otherKeys = Set.copyOf(otherKeys);
    }
  }

  /// The end of the account.
  ///
  /// @param closed when it was ordered; empty if it never was
  /// @param erased when everything had been destroyed; empty if it never was
  public record End(Optional<LeafHeader> closed, Optional<LeafHeader> erased) {}

  /// What follows.
  public enum Verdict {
    /// As far as can be told, nobody reads the texts any more.
    ERASED,
    /// Proven: the texts can be read, or something is there that must not be.
    NOT_ERASED,
    /// Neither.
    UNCLEAR
  }

  /// What follows from all of it.
  public Verdict verdict() {
    if (isContradicted()) return Verdict.NOT_ERASED;
    boolean told = standing.key() == KeyStanding.DESTROYED && end.erased().isPresent();
    return told ? Verdict.ERASED : Verdict.UNCLEAR;
  }

  private boolean isContradicted() {
    return standing.key() == KeyStanding.HELD
        || !standing.kept().isEmpty()
        || !texts.otherKeys().isEmpty()
        || isSealedLater()
        || !compared.stream().allMatch(Compared::isEqual);
  }

  /// Whether a text was sealed after everything had been destroyed: somebody has a key.
  public boolean isSealedLater() {
    return end.erased().filter(erased -> erased.seq() < texts.last().seq()).isPresent();
  }
}
