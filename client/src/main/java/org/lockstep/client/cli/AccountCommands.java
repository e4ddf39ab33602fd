package org.lockstep.client.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.account.NewAccount;
import org.lockstep.client.cli.Answers.AccountOpened;
import org.lockstep.client.cli.text.ClosingText;
import org.lockstep.client.cli.text.Words;
import org.lockstep.client.failure.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep account`.
@Command(
    name = "account",
    header = "Open an account, or close it.",
    description = "An account is a person: a handle, devices, and keys that only the devices hold.",
    footer = {"  lockstep account open alice --name Alice", "  lockstep account close"})
final class AccountCommands {
  private final Invocation invocation;

  AccountCommands(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(
      name = "open",
      header = "Open an account with this device as its first.",
      description = {
        "Makes the keys of this device and of the account, keeps the device's in the home"
            + " directory, and opens the account. It begins with standard protection: the server"
            + " receives the account's service secret for its vault, and so can read what is"
            + " shared with this account, until advanced protection is turned on. The server also"
            + " learns the handle, the name, and the device's name, platform and version.",
        "",
        "The password comes from --password-file, else from LOCKSTEP_PASSWORD, else it is asked"
            + " for on the terminal; with none of them one is made up and printed once."
      },
      footer = {
        "  lockstep account open alice --name Alice",
        "  lockstep account open bob --name 'Bob B.' --device laptop --platform macos"
            + " --version 14.1",
        "  lockstep account open carol --name Carol --json --password-file secret.txt"
      })
  Answer open(
      @Parameters(paramLabel = "HANDLE", description = "How others will name this person.")
          String handle,
      @Option(
              names = "--name",
              required = true,
              paramLabel = "NAME",
              description = "The person's name, as others will read it.")
          String name,
      @Mixin DeviceOptions device,
      @Option(
              names = "--password-file",
              paramLabel = "FILE",
              description = "Read the password from the first line of this file.")
          @Nullable Path passwordFile) {
    var passwords = new Passwords(invocation.terminal());
    var password = passwords.forNewAccount(passwordFile);
    try (var client = invocation.newcomer()) {
      var account =
          client.accounts().open(new NewAccount(handle, name, password.text(), device.profile()));
      var opened =
          new AccountOpened(
              account,
              client.home().requireMembership().handle(),
              client.home().requireDevice().id(),
              password.madeUp(),
              client.position());
      return told(opened, name);
    }
  }

  private static Answer told(AccountOpened opened, String name) {
    var done =
        Answer.done(
            opened,
            "The account %s (%s) is open, with standard protection."
                .formatted(opened.handle(), Words.safe(name)));
    return opened
        .password()
        .map(
            made ->
                Answer.result(opened, done.lines()).with("Its password, shown only now: " + made))
        .orElse(done);
  }

  @Command(
      name = "close",
      header = "Close the account, for ever.",
      description = {
        "Tells what would follow, and asks for the handle before it goes on. A share that the"
            + " account owns goes to the editor who has been in it the longest, or ends if it has"
            + " none; all others are left. The server destroys the keys that it holds, the"
            + " password, the recovery key and the authenticator, and the keys under which the"
            + " handle and all names lie in the history: those read as erased from then on, and"
            + " the history still verifies. Nobody else is given the handle.",
        "",
        "What others have received stays with them, and so does the home directory of each device:"
            + " delete it."
      },
      footer = {"  lockstep account close", "  lockstep account close --yes --json"})
  Answer close(@Option(names = "--yes", description = "Ask nothing; for scripts.") boolean yes) {
    try (var client = invocation.client()) {
      if (!yes) confirm(client);
      var report = client.closing().close();
      return Answer.result(report, ClosingText.lines(report));
    }
  }

  private void confirm(LockstepClient client) {
    var person =
        invocation
            .terminal()
            .person()
            .orElseThrow(() -> new Mistake("nobody can be asked here: account close needs --yes"));
    ClosingText.lines(client.closing().preview()).forEach(invocation.terminal().err()::println);
    invocation.terminal().err().flush();
    var handle = client.home().requireMembership().handle();
    var typed = person.line("Type the handle of the account to close it: ");
    if (!Handles.normalised(typed).equals(handle)) {
      throw new Mistake("that is not the handle of this account; nothing was done");
    }
  }

  @Command(
      name = "closing",
      header = "Tell what closing the account would do, or has done.",
      description =
          "Of an open account, tells what closing it would do, without doing it. Of a closed one,"
              + " has the server look for what it still holds, and prints the report.",
      footer = {"  lockstep account closing", "  lockstep account closing --json"})
  Answer closing() {
    try (var client = invocation.client()) {
      return reported(client).orElseGet(() -> foreseen(client));
    }
  }

  private static Optional<Answer> reported(LockstepClient client) {
    try {
      var report = client.closing().report();
      return Optional.of(Answer.result(report, ClosingText.lines(report)));
    } catch (ProblemException refused) {
      if (refused.is("account-not-closed")) return Optional.empty();
      throw refused;
    }
  }

  private static Answer foreseen(LockstepClient client) {
    var preview = client.closing().preview();
    return Answer.result(preview, ClosingText.lines(preview));
  }
}
