package org.lockstep.client.cli.text;

import org.lockstep.client.sync.Step;

/// Key operations that were done, in words.
public final class StepText {
  private StepText() {}

  /// One line.
  public static String line(Step step) {
    return switch (step) {
      case Step.RotateService() -> "The account has a new service secret.";
      case Step.RotateCircle() -> "The account's devices have a new secret among them.";
      case Step.RotateMessages() -> "Messages have a new key.";
      case Step.EscrowService() -> "The server's vault has the account's service secret.";
      case Step.RotateShare(var share) -> "Share " + share + " has a new key.";
      case Step.SealToMember(var share, var account) ->
          "Account " + account + " has the key of share " + share + ".";
      case Step.EscrowShare(var share) -> "The server's vault has the key of share " + share + ".";
    };
  }
}
