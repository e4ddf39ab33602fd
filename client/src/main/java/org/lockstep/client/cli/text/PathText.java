package org.lockstep.client.cli.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockstep.domain.custody.Key;
import org.lockstep.domain.id.AccountId;
import org.lockstep.wire.message.ProtectionMessages.ParticipantView;

/// A way through the custody graph in words: each key opens a seal that holds the next.
public final class PathText {
  private PathText() {}

  /// A text such as `vault -> carol's service secret 1 -> carol's DRIVE key 1 -> share secret 2`.
  public static String line(List<Key> path, List<ParticipantView> participants) {
    return path.stream().map(key -> key(key, participants)).collect(Collectors.joining(" -> "));
  }

  private static String key(Key key, List<ParticipantView> participants) {
    return switch (key) {
      case Key.Vault() -> "vault";
      case Key.OfDevice(var device) -> "device " + device;
      case Key.Recovery(var account, int number) ->
          owner(account, participants) + " recovery key " + number;
      case Key.Circle(var account, int epoch) ->
          owner(account, participants) + " circle secret " + epoch;
      case Key.Service(var account, int epoch) ->
          owner(account, participants) + " service secret " + epoch;
      case Key.OfCategory(var account, var category, int epoch) ->
          owner(account, participants) + " " + category.name() + " key " + epoch;
      case Key.Share(_, int epoch) -> "share secret " + epoch;
    };
  }

  private static String owner(AccountId account, List<ParticipantView> participants) {
    return participants.stream()
            .filter(participant -> participant.account().equals(account))
            .map(ParticipantView::handle)
            .flatMap(Optional::stream)
            .findFirst()
            .map(Words::safe)
            .orElse("account " + account)
        + "'s";
  }
}
