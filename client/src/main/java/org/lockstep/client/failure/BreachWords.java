package org.lockstep.client.failure;

/// One line for each breach.
final class BreachWords {
  private BreachWords() {}

  static String of(Breach breach) {
    return switch (breach) {
      case Breach.OfAccount b -> of(b);
      case Breach.OfHistory b -> of(b);
      case Breach.OfServer b -> of(b);
    };
  }

  private static String of(Breach.OfAccount breach) {
    return switch (breach) {
      case Breach.IdentityChanged b ->
          "the identity of account %s has changed; compare the safety number with that person: it was %s, it would be %s"
              .formatted(b.account(), b.known().grouped(), b.shown().grouped());
      case Breach.RosterSignatureWrong b ->
          "account %s did not sign roster %d: a device was added, changed or left out"
              .formatted(b.account(), b.counter());
      case Breach.RosterRolledBack b ->
          "the server shows roster %d of account %s, but roster %d was seen before"
              .formatted(b.shown(), b.account(), b.known());
      case Breach.OwnDeviceMissing b ->
          "this device (%s) is not on its account's roster: was it revoked?".formatted(b.device());
      case Breach.CategoryKeysSignatureWrong b ->
          "account %s did not sign the keys of its epoch %d".formatted(b.account(), b.epoch());
      case Breach.CategoryKeysRolledBack b ->
          "the server shows the keys of epoch %d of account %s, but epoch %d was seen before"
              .formatted(b.shown(), b.account(), b.known());
      case Breach.CircleSignatureWrong b ->
          "account %s did not sign its circle epoch %d".formatted(b.account(), b.epoch());
      case Breach.MessagesKeySignatureWrong b ->
          "account %s did not sign its messages key %d".formatted(b.account(), b.number());
      case Breach.TableMisstated b ->
          "the server's table for account %s is not what its history adds up to: they differ in %s"
              .formatted(b.account(), b.what());
      case Breach.RecoveryKeyWrong b ->
          "recovery key %d of account %s is not the one that it signed last; make a new one"
              .formatted(b.number(), b.account());
      case Breach.RecoveryWrong b ->
          "what the server keeps for the recovery of account %s is not what the account left: %s"
              .formatted(b.account(), b.fault());
      case Breach.ModeVouchWrong b ->
          "no device of account %s vouched for the protection mode that the server tells"
              .formatted(b.account());
      case Breach.WebApprovalWrong b ->
          "account %s did not approve web session %s, or its hour is over"
              .formatted(b.account(), b.session());
      case Breach.OwnSecretWrong b ->
          "the %s secret that the server keeps for this device is not the account's"
              .formatted(b.secret());
      case Breach.ModeMisstated b ->
          "the server called account %s %s, but its history says %s"
              .formatted(b.account(), b.told(), b.recorded());
    };
  }

  private static String of(Breach.OfHistory breach) {
    return switch (breach) {
      case Breach.GrantWrong b ->
          "a grant to %s in share %s is refused: %s"
              .formatted(b.recipient(), b.share(), b.fault().words());
      case Breach.OrderImpossible b ->
          "event %d of share %s could not have been ordered by whom it names"
              .formatted(b.position(), b.share());
      case Breach.OrderUnproven b ->
          "nobody ordered event %d of %s, as far as the server shows: %s"
              .formatted(b.position(), b.stream(), b.fault().words());
      case Breach.OrderNotOurs b ->
          "the server says that this device %s (event %d), but it never did"
              .formatted(b.what(), b.position());
      case Breach.HistoryWrong b ->
          "the history of share %s is not whole: %s".formatted(b.share(), b.reason());
      case Breach.OwnHistoryWrong b ->
          "the history of account %s is not whole: %s".formatted(b.account(), b.reason());
      case Breach.HistoryWithheld b ->
          "the server withholds events of stream %s: %d were seen before, %d are shown"
              .formatted(b.stream(), b.known(), b.shown());
      case Breach.HistoryRewritten b ->
          "event %d of stream %s is another one than was seen before"
              .formatted(b.sequence(), b.stream());
      case Breach.EpochNotNext b ->
          "epoch %d of %s was expected, epoch %d is shown"
              .formatted(b.expected(), b.owner(), b.shown());
      case Breach.RotationConcealed b ->
          "the server conceals that share %s has needed a new key since position %d"
              .formatted(b.share(), b.since());
      case Breach.RotationMisstated b ->
          "the server misstates who holds the key of share %s, or since when it is due"
              .formatted(b.share());
    };
  }

  private static String of(Breach.OfServer breach) {
    return switch (breach) {
      case Breach.ServerKeyChanged b ->
          "the server's %s key is not the one that was pinned: it may be another server"
              .formatted(b.key());
      case Breach.LogWrong b -> b.fault().words();
      case Breach.ContentWrong b ->
          "the content of item %s is not what its author wrote: %s".formatted(b.item(), b.fault());
    };
  }
}
