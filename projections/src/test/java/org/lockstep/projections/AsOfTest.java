package org.lockstep.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.lockstep.domain.Event;
import org.lockstep.domain.Recorded;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.custody.CustodyReplay;
import org.lockstep.domain.custody.ShareProtection;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareEvolution;
import org.lockstep.domain.share.ShareState;

/// Whatever is answered as of a position is the same fold of the same events, whether it is asked
/// now, later, or of rows that were built anew (R62).
class AsOfTest {
  private static final int STEPS = 60;

  @Property(tries = 12)
  void every_position_of_any_history_is_the_fold_of_the_events_up_to_it(@ForAll long seed) {
    HotAndColdTest.inTemporary(
        directory -> {
          try (var stores = new Stores(directory);
              var models = stores.models()) {
            var history = new RandomHistory(stores.world(), seed);
            for (int i = 0; i < STEPS; i++) history.step();
            check(Stores.caughtUp(models, stores.journal()), stores);
            for (int i = 0; i < STEPS; i++) history.step();
            Stores.caughtUp(models, stores.journal());
            check(Stores.rebuilt(models), stores);
          }
        });
  }

  private static void check(ReadModels models, Stores stores) {
    var replay = new CustodyReplay();
    var states = new ArrayList<ShareState>();
    for (int n = 0; n < RandomHistory.SHARES; n++) states.add(ShareState.UNBORN);
    for (var recorded : events(stores)) {
      replay.apply(recorded);
      for (int n = 0; n < RandomHistory.SHARES; n++) {
        var share = Some.share(n);
        if (recorded.event() instanceof ShareEvent e && e.share().equals(share)) {
          states.set(n, ShareEvolution.evolve(states.get(n), e));
        }
        var then = then(models, n, recorded.position());
        assertThat(then).isEqualTo(replay.protection(share));
        assertThat(then.state()).isEqualTo(states.get(n));
        assertThat(fold(models, n, recorded.position())).isEqualTo(then);
      }
    }
  }

  private static List<Recorded<Event>> events(Stores stores) {
    var all = new ArrayList<Recorded<Event>>();
    stores
        .journal()
        .forEach(
            0,
            stores.journal().head(),
            stored -> all.add(Decoded.of(stored, stores.codec).recorded()));
    return all;
  }

  private static ShareProtection then(ReadModels models, int share, long position) {
    return models.shares().protectionAt(Some.share(share), position).orElse(ShareProtection.NONE);
  }

  /// What a member folds who is shown the events that concern the share, and no others.
  private static ShareProtection fold(ReadModels models, int share, long position) {
    var replay = new CustodyReplay();
    models.history().concerning(Some.share(share), position).forEach(replay::apply);
    return replay.protection(Some.share(share));
  }

  @Property(tries = 12)
  void the_history_of_an_account_up_to_any_position_is_its_stream_up_to_it(@ForAll long seed) {
    HotAndColdTest.inTemporary(
        directory -> {
          try (var stores = new Stores(directory);
              var models = stores.models()) {
            var history = new RandomHistory(stores.world(), seed);
            for (int i = 0; i < STEPS; i++) history.step();
            Stores.caughtUp(models, stores.journal());
            for (int n = 0; n < RandomHistory.ACCOUNTS; n++) checkAccount(models, stores, n);
          }
        });
  }

  private static void checkAccount(ReadModels models, Stores stores, int n) {
    AccountId account = Some.account(n);
    var own =
        events(stores).stream()
            .filter(e -> e.event() instanceof AccountEvent a && a.account().equals(account))
            .map(Recorded::position)
            .toList();
    for (long after = -1; after < stores.journal().head(); after++) {
      long from = after;
      var page = models.history().ofAccount(account, after, 10_000);
      assertThat(page.events())
          .extracting(org.lockstep.storage.journal.StoredEvent::position)
          .isEqualTo(own.stream().filter(position -> position > from).toList());
    }
  }
}
