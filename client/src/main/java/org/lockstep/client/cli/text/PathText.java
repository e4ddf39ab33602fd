package org.lockstep.client.cli.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lockstep.domain.custody.Key;
import org.lockstep.domain.id.AccountId;
import org.lockstep.wire.message.ProtectionMessages.CauseView;
import org.lockstep.wire.message.ProtectionMessages.ProtectionView;

/// A way through the custody graph in words: each key opens a seal that holds the next.
public final class PathText {
  private PathText() {}

  /// A text such as `vault -> carol's service secret 1 -> carol's DRIVE key 1 -> share secret 2`.
  public static String line(List<Key> path, ProtectionView view) {
    var names = names(view);
    return path.stream().map(key -> key(key, names)).collect(Collectors.joining(" -> "));
  }

  private static String key(Key key, Map<AccountId, String> names) {
    return switch (key) {
      case Key.Vault() -> "vault";
      case Key.OfDevice(var device) -> "device " + device;
      case Key.OfSession(var session) -> "web session " + session;
      case Key.Recovery(var account, int number) ->
          owner(account, names) + " recovery key " + number;
      case Key.Circle(var account, int epoch) -> owner(account, names) + " circle secret " + epoch;
      case Key.Service(var account, int epoch) ->
          owner(account, names) + " service secret " + epoch;
      case Key.OfCategory(var account, var category, int epoch) ->
          owner(account, names) + " " + category.name() + " key " + epoch;
      case Key.Messages(var account, int number) ->
          owner(account, names) + " messages key " + number;
      case Key.ServerMade(var account, var category) ->
          "the server's " + category.name() + " key for " + owner(account, names) + " data";
      case Key.Share(_, int epoch) -> "share secret " + epoch;
    };
  }

  private static String owner(AccountId account, Map<AccountId, String> names) {
    String name = names.get(account);
    return (name == null ? "account " + account : Words.safe(name)) + "'s";
  }

  /// The handles of those who take part, and of those who did and are named for an exposure.
  private static Map<AccountId, String> names(ProtectionView view) {
    var names = new HashMap<AccountId, String>();
    view.exposures().stream()
        .flatMap(exposure -> exposure.causes().stream())
        .forEach(cause -> put(names, cause));
    view.participants()
        .forEach(
            person -> person.handle().ifPresent(handle -> names.put(person.account(), handle)));
    return names;
  }

  private static void put(Map<AccountId, String> names, CauseView cause) {
    cause.account().ifPresent(who -> cause.handle().ifPresent(handle -> names.put(who, handle)));
  }
}
