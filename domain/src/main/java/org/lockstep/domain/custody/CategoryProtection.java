package org.lockstep.domain.custody;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lockstep.domain.account.AccountState.Open;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.domain.custody.Verdict.KeyStorage;

/// How new data of an account's own is protected, in one category.
///
/// Nothing declares it: it is read off the custody graph, to which the account's mode adds one seal
/// that is allowed or owed, that of the service secret to the vault. The table of categories and
/// its exceptions (R30, R33, R34) follow.
///
/// @param causes why it is not end-to-end encrypted; empty exactly if it is
public record CategoryProtection(
    Category category, Encryption encryption, Set<CategoryCause> causes) {
  private static final Key VAULT = new Key.Vault();

  /// Copies the causes and puts them in order.
  public CategoryProtection {
    var ordered = EnumSet.noneOf(CategoryCause.class);
    ordered.addAll(causes);
    causes = Collections.unmodifiableSet(ordered);
  }

  /// Where keys lie that open it.
  public KeyStorage keyStorage() {
    return encryption.keyStorage();
  }

  /// The whole table of an account: every category once, in the order of [Category].
  ///
  /// @param graph of a history that holds the account's events at least, up to `open`
  public static List<CategoryProtection> table(Open open, CustodyGraph graph) {
    return Arrays.stream(Category.values()).map(c -> of(c, open, graph)).toList();
  }

  /// The protection in one category.
  public static CategoryProtection of(Category category, Open open, CustodyGraph graph) {
    var key = keyOf(category, open);
    var causes = EnumSet.noneOf(CategoryCause.class);
    for (var path : List.of(graph.path(VAULT, key), allowedPath(key, open, graph))) {
      if (!path.isEmpty()) causes.addAll(causes(category, path, open));
    }
    var encryption = causes.isEmpty() ? Encryption.END_TO_END : Encryption.IN_TRANSIT_AND_ON_SERVER;
    return new CategoryProtection(category, encryption, causes);
  }

  /// The key that new data of a category is written under. Before there is a messages key, it is
  /// the secret that will keep it.
  public static Key keyOf(Category category, Open open) {
    var account = open.account();
    if (category == Category.MESSAGES) return messagesKey(open);
    return switch (open.own().keeperOf(category)) {
      case SERVER -> new Key.ServerMade(account, category);
      case SERVICE -> new Key.OfCategory(account, category, open.service().current());
      case CIRCLE -> new Key.OfCategory(account, category, open.circle().current());
    };
  }

  private static Key messagesKey(Open open) {
    var messages = open.own().messages();
    return messages.inUse()
        ? new Key.Messages(open.account(), messages.current())
        : new Key.Circle(open.account(), open.circle().current());
  }

  /// The way by the seal that the mode allows, whether or not it has been made (R23).
  private static List<Key> allowedPath(Key key, Open open, CustodyGraph graph) {
    if (open.mode() == ProtectionMode.ADVANCED) return List.of();
    var service = new Key.Service(open.account(), open.service().current());
    var rest = graph.path(service, key);
    if (rest.isEmpty()) return List.of();
    var path = new ArrayList<Key>(List.of(VAULT));
    path.addAll(rest);
    return path;
  }

  private static Set<CategoryCause> causes(Category category, List<Key> path, Open open) {
    var causes = EnumSet.noneOf(CategoryCause.class);
    for (var step : path) {
      switch (step) {
        case Key.ServerMade _ when category.keeper() == Category.Keeper.SERVER ->
            causes.add(CategoryCause.SERVER_MADE);
        case Key.ServerMade _ -> causes.add(CategoryCause.CALDAV);
        case Key.Service _ ->
            causes.add(
                open.mode() == ProtectionMode.STANDARD
                    ? CategoryCause.STANDARD_PROTECTION
                    : CategoryCause.KEY_WAS_HELD);
        case Key.OfCategory(_, var through, _) when through != category ->
            causes.add(
                open.own().backup() ? CategoryCause.BACKUP_COPY : CategoryCause.KEY_WAS_HELD);
        case Key _ -> {}
      }
    }
    return causes;
  }
}
