package org.lockstep.client.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.account.AccountRecovery.Outcome;
import org.lockstep.client.cli.Answers.DeviceAdded;
import org.lockstep.client.cli.Answers.RecoveryAsks;
import org.lockstep.client.cli.Answers.RecoveryWaits;
import org.lockstep.client.cli.text.Times;
import org.lockstep.domain.id.AccountId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep recover`.
@Command(
    name = "recover",
    header = "Come back into an account on a device that nobody trusts yet.",
    description = {
      "For when no trusted device is left to approve this one. With --key it asks for the recovery"
          + " key; where nobody can be asked, --key-file names a file that holds it. It is never an"
          + " argument, so that no other program of this machine sees it.",
      "",
      "With --contact it prints a code to tell people who can help, and takes their answer with"
          + " --answer. The answer is what keeps the server from passing for them: take it from a"
          + " contact's own mouth or screen.",
      "",
      "The server learns that somebody holds the key, not the key. This device opens the packet that"
          + " the key was made with, checks it against the account's whole history, joins the"
          + " account, and replaces the secrets that it was given. Nothing is taken off the account:"
          + " revoke lost devices with 'lockstep device revoke'. If the account lets recoveries wait,"
          + " every trusted device is told and may veto; run the same command again when the time is"
          + " over. Whether there is an account of that handle, the server does not tell."
    },
    footer = {
      "  lockstep recover alice --key",
      "  lockstep recover alice --key --key-file paper.txt --device phone",
      "  lockstep recover alice --contact",
      "  lockstep recover alice --contact --answer ABCD-EFGH-JKMN-PQRS"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the arguments
final class RecoverCommand implements Callable<Answer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "HANDLE", description = "The account to come back into.")
  private String handle;

  @Option(names = "--key", description = "Recover by the recovery key.")
  private boolean key;

  @Option(names = "--contact", description = "Recover with the help of recovery contacts.")
  private boolean contact;

  @Option(
      names = "--answer",
      paramLabel = "CODE",
      description = "What a recovery contact has told in return.")
  private @Nullable String answer;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "Read the recovery key from the first line of this file.")
  private @Nullable Path keyFile;

  @Mixin private DeviceOptions device = new DeviceOptions();

  RecoverCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Answer call() {
    if (key == contact) throw new Mistake("say by what to recover: --key or --contact");
    return key ? byKey() : byContacts();
  }

  private Answer byContacts() {
    var told = Optional.ofNullable(answer).map(RecoveryContactCommands::spoken);
    try (var client = invocation.newcomer();
        var bar = invocation.bar()) {
      bar.step("Recovering the account");
      return told(client, client.accountRecovery().byContacts(handle, device.profile(), told));
    }
  }

  private Answer byKey() {
    var typed = new RecoveryKeys(invocation.terminal()).ofAccount(keyFile, handle);
    try (var client = invocation.newcomer();
        var bar = invocation.bar()) {
      bar.step("Recovering the account");
      return told(client, client.accountRecovery().byKey(handle, device.profile(), typed));
    }
  }

  private Answer told(LockstepClient client, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Waiting waiting -> waits(waiting);
      case Outcome.Asking asking -> asks(asking);
      case Outcome.Done(var account) -> recovered(client, account);
    };
  }

  private Answer asks(Outcome.Asking asking) {
    var code = asking.code().grouped();
    return Answer.result(
        new RecoveryAsks(asking.recovery(), code, asking.came()),
        List.of(
            "Tell this code to a recovery contact, in person or by voice: " + code,
            "The contact runs: lockstep recovery contact help " + code,
            "Then run the same command here with the answer: --answer CODE (parts so far: %d)"
                .formatted(asking.came())));
  }

  private static Answer waits(Outcome.Waiting waiting) {
    var status = waiting.status();
    return Answer.result(
        new RecoveryWaits(waiting.recovery(), status.ready(), status.expires()),
        List.of(
            "It is proven. Every trusted device is told, and may veto until %s."
                .formatted(Times.text(status.ready())),
            "Run the same command again then, before %s.".formatted(Times.text(status.expires()))));
  }

  private Answer recovered(LockstepClient client, AccountId account) {
    var member = client.home().requireMembership();
    return Answer.done(
        new DeviceAdded(account, member.handle(), client.home().requireDevice().id()),
        "This device belongs to %s now, and the account has new secrets."
            .formatted(member.handle()),
        "Take lost devices off the account: lockstep device list, lockstep device revoke NAME.",
        key
            ? "The recovery key was typed into a machine: make a new one with 'lockstep recovery key'."
            : "Your contacts can help again: lockstep recovery contact list");
  }
}
