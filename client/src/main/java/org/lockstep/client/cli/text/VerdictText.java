package org.lockstep.client.cli.text;

import java.util.List;
import java.util.Optional;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.wire.message.ProtectionMessages.CauseView;
import org.lockstep.wire.message.ProtectionMessages.ObligationView;
import org.lockstep.wire.message.ProtectionMessages.VerdictView;

/// A verdict in words.
public final class VerdictText {
  private VerdictText() {}

  /// The verdict in one line, with the reasons for it.
  public static String line(VerdictView verdict) {
    return switch (verdict.encryption()) {
      case END_TO_END ->
          "End-to-end encrypted: only the participants' trusted devices can read it.";
      case IN_TRANSIT_AND_ON_SERVER ->
          verdict.causes().isEmpty() ? knownKey(verdict) : readable(verdict.causes());
    };
  }

  /// The same in two words, for lists.
  public static String brief(Encryption encryption) {
    return switch (encryption) {
      case END_TO_END -> "end-to-end";
      case IN_TRANSIT_AND_ON_SERVER -> "server can read";
    };
  }

  private static String readable(List<CauseView> causes) {
    return "The server can read it, because "
        + Words.and(causes.stream().map(VerdictText::cause).toList())
        + ".";
  }

  private static String knownKey(VerdictView verdict) {
    return "The server can still read it: it has reached the key of epoch %d, and no new one began."
        .formatted(verdict.epoch());
  }

  private static String cause(CauseView cause) {
    return reason(cause)
        + cause.since().map(since -> " (since " + Times.text(since) + ")").orElse("");
  }

  private static String reason(CauseView cause) {
    return switch (cause.cause()) {
      case PARTICIPANT -> who(cause.handle()) + " has standard protection";
      case LINK -> "a link is open to anyone who has it";
      case COLLABORATION -> "live collaboration is on";
      case KIND -> "nothing of this kind can be end-to-end encrypted";
    };
  }

  /// What led the server to a share's key in an exposure.
  static String way(CauseView cause) {
    return switch (cause.cause()) {
      case PARTICIPANT -> "account keys of " + who(cause.handle());
      case LINK -> "a link";
      case COLLABORATION -> "live collaboration";
      case KIND -> "the kind of the share";
    };
  }

  /// What is owed, by whom, and to whom.
  public static String owed(ObligationView owed) {
    String who = who(owed.handle());
    return switch (owed.obligation()) {
      case ROTATE_SHARE -> "a new key for the share, from a device of anyone who may write";
      case ESCROW_SHARE -> "the share's key for the server, from a device of anyone who may write";
      case SEAL_TO_MEMBER ->
          "the share's key for " + who + ", from a device of anyone who may write";
      case ROTATE_SERVICE -> "new account keys, from a device of " + who;
      case ROTATE_CIRCLE -> "new keys among the devices of " + who + ", from one of them";
      case ROTATE_MESSAGES -> "a new key for the messages of " + who + ", from a device of theirs";
      case ESCROW_SERVICE -> "account keys for the server, from a device of " + who;
      case DESTROY_ESCROW -> "the destruction of the share's keys that the server holds";
      case DESTROY_SERVICE_SECRETS ->
          "the destruction of the account keys of " + who + " that the server holds";
    };
  }

  /// A handle, or a word for an account whose name cannot be read any more.
  static String who(Optional<String> handle) {
    return handle.map(Words::safe).orElse("an erased account");
  }
}
