package org.lockstep.domain.custody;

import org.lockstep.domain.account.Category;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.SessionId;
import org.lockstep.domain.id.ShareId;

/// A node of the custody graph: something that opens seals.
public sealed interface Key {
  /// The server's own key.
  record Vault() implements Key {}

  /// A device's sealing key.
  record OfDevice(DeviceId device) implements Key {}

  /// A recovery key, or what recovery contacts bring together.
  record Recovery(AccountId account, int number) implements Key {}

  /// An account's circle secret of an epoch.
  record Circle(AccountId account, int epoch) implements Key {}

  /// An account's service secret of an epoch.
  record Service(AccountId account, int epoch) implements Key {}

  /// A category's key, derived from the secret that keeps the category, of an epoch: the circle
  /// secret for what is always end-to-end encrypted, the service secret for all else.
  record OfCategory(AccountId account, Category category, int epoch) implements Key {}

  /// The key of an account's messages.
  record Messages(AccountId account, int number) implements Key {}

  /// A key that the server made for an account's data of a category.
  record ServerMade(AccountId account, Category category) implements Key {}

  /// A web session's sealing key: it lives in a browser, for an hour at most.
  record OfSession(SessionId session) implements Key {}

  /// A share's secret of an epoch.
  record Share(ShareId share, int epoch) implements Key {}
}
