package org.lockstep.client.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.account.NewAccount;
import org.lockstep.client.cli.Answers.AccountOpened;
import org.lockstep.client.cli.text.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep account`.
@Command(
    name = "account",
    header = "Open an account.",
    description = "An account is a person: a handle, devices, and keys that only the devices hold.",
    footer = "  lockstep account open alice --name Alice")
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
}
