package org.lockstep.client.account;

import java.util.List;
import java.util.Optional;
import org.lockstep.audit.AccountHistory;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.trust.OwnHistory;
import org.lockstep.domain.account.OwnDataRules;
import org.lockstep.wire.message.AccountMessages.ProtectionStatus;
import org.lockstep.wire.message.OwnDataMessages.CategoryView;
import org.lockstep.wire.message.ProtectionMessages.ObligationName;

/// The table of categories as this device computes it from its account's verified events, and holds
/// it against the server's.
final class ProtectionTable {
  private ProtectionTable() {}

  /// Nothing but what was computed here, unless the account has changed since the server answered.
  ///
  /// @throws TrustRefused if the server told another table, mode or choice, or keeps silent about a
  ///     messages key that is owed
  static void require(ProtectionStatus told, OwnHistory.Read read) {
    differs(told, read.history())
        .ifPresent(
            what -> {
              throw new TrustRefused(new Breach.TableMisstated(told.account(), what));
            });
  }

  private static Optional<String> differs(ProtectionStatus told, AccountHistory history) {
    var state = history.state();
    if (!told.account().equals(state.account())) return Optional.of("the account");
    if (told.mode() != state.mode()) return Optional.of("the mode");
    if (told.backup() != state.own().backup()) return Optional.of("backup");
    if (told.caldav() != state.own().caldav()) return Optional.of("CalDAV");
    var computed = history.table().stream().map(CategoryView::of).toList();
    var row = firstDifference(computed, told.categories());
    if (row.isPresent()) return row;
    boolean owed =
        told.pending().stream().anyMatch(o -> o.obligation() == ObligationName.ROTATE_MESSAGES);
    return owed == OwnDataRules.owesMessagesKey(state)
        ? Optional.empty()
        : Optional.of("whether a messages key is owed");
  }

  private static Optional<String> firstDifference(
      List<CategoryView> computed, List<CategoryView> told) {
    if (computed.size() != told.size()) return Optional.of("the number of categories");
    for (int i = 0; i < computed.size(); i++) {
      if (!computed.get(i).equals(told.get(i))) {
        return Optional.of(computed.get(i).category().name());
      }
    }
    return Optional.empty();
  }
}
