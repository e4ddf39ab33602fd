package org.lockstep.client.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockstep.client.replay.Erased.Verdict;
import org.lockstep.client.testing.History;
import org.lockstep.client.testing.Person;
import org.lockstep.crypto.log.LeafHeader;
import org.lockstep.domain.id.AccountId;
import org.lockstep.wire.message.AuditMessages.Kept;
import org.lockstep.wire.message.AuditMessages.KeyStanding;
import org.lockstep.wire.message.AuditMessages.SubjectStanding;

/// An erasure is only called one if nothing speaks against it (R102).
final class ErasedTest {
  private final History history =
      new History()
          .add(Person.of("alice").open(), Person.of("bob").open(), Person.of("eve").open());
  private final AccountId alice = new AccountId(at(0).stream().id());

  private LeafHeader at(int position) {
    return history.records().get(position).header();
  }

  private Erased erased(
      Erased.Texts texts, Erased.End end, SubjectStanding standing, Compared... compared) {
    var log = Signed.of(history.logged(history.records())).signed();
    return new Erased("k1", alice, texts, end, standing, 0, List.of(compared), log);
  }

  private Erased.Texts texts(int last, String... otherKeys) {
    return new Erased.Texts(1, 1, at(0), at(last), Set.of(otherKeys));
  }

  private Erased.End end() {
    return new Erased.End(Optional.of(at(1)), Optional.of(at(1)));
  }

  private SubjectStanding standing(KeyStanding key, Kept... kept) {
    return new SubjectStanding(alice, key, Optional.empty(), List.of(kept));
  }

  private static Compared rows(long different) {
    return new Compared("handles", "f", 3, 3, different, Optional.empty());
  }

  @Test
  void history_and_key_store_must_both_tell_it() {
    assertThat(erased(texts(0), end(), standing(KeyStanding.DESTROYED), rows(0)).verdict())
        .isEqualTo(Verdict.ERASED);
    assertThat(erased(texts(0), end(), standing(KeyStanding.NONE), rows(0)).verdict())
        .as("a lost key is no destroyed one")
        .isEqualTo(Verdict.UNCLEAR);
    var untold = new Erased.End(Optional.of(at(1)), Optional.empty());
    assertThat(erased(texts(0), untold, standing(KeyStanding.DESTROYED), rows(0)).verdict())
        .as("under way, or never recorded")
        .isEqualTo(Verdict.UNCLEAR);
  }

  @Test
  void whatever_is_left_speaks_against_it() {
    var gone = standing(KeyStanding.DESTROYED);
    assertThat(erased(texts(0), end(), standing(KeyStanding.HELD)).verdict())
        .isEqualTo(Verdict.NOT_ERASED);
    var kept = standing(KeyStanding.DESTROYED, new Kept("passwords", 1));
    assertThat(erased(texts(0), end(), kept).verdict()).isEqualTo(Verdict.NOT_ERASED);
    assertThat(erased(texts(0), end(), gone, rows(0), rows(1)).verdict())
        .isEqualTo(Verdict.NOT_ERASED);
    assertThat(erased(texts(0, "k2"), end(), gone).verdict())
        .as("texts of the account under a second key")
        .isEqualTo(Verdict.NOT_ERASED);
    assertThat(erased(texts(2), end(), gone).verdict())
        .as("a text that was sealed after the key was said to be destroyed")
        .isEqualTo(Verdict.NOT_ERASED);
  }
}
