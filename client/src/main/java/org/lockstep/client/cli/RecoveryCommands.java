package org.lockstep.client.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.account.Rehearsal;
import org.lockstep.client.cli.Answers.AccountChanged;
import org.lockstep.client.cli.Answers.RecoveryKeyMade;
import org.lockstep.client.cli.Answers.RecoveryVetoed;
import org.lockstep.client.cli.text.RecoveryText;
import org.lockstep.crypto.recovery.RecoveryKey;
import org.lockstep.domain.id.RecoveryId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep recovery`.
@Command(
    name = "recovery",
    header = "Decide how the account comes back without its devices; stop recoveries.",
    description =
        "A recovery key brings an account back when every device is lost. Advanced protection needs"
            + " one, or recovery contacts, since the server cannot help then.",
    footer = "  lockstep recovery key")
final class RecoveryCommands {
  private final Invocation invocation;

  RecoveryCommands(Invocation invocation) {
    this.invocation = invocation;
  }

  static CommandLine of(Invocation invocation) {
    return new CommandLine(new RecoveryCommands(invocation))
        .addSubcommand(new RecoveryContactCommands(invocation));
  }

  @Command(
      name = "key",
      header = "Make a recovery key and show it once.",
      description =
          "Makes a key of 28 characters, and leaves with the server a packet with the account's"
              + " secrets that only this key opens. An older recovery key stops to work at once."
              + " The server learns that there is a key, not the key. Write it on paper: nobody"
              + " can show it again.",
      footer = {"  lockstep recovery key", "  lockstep recovery key --json"})
  Answer key() {
    try (var client = invocation.client();
        var bar = invocation.bar()) {
      bar.step("Making the recovery key");
      var key = client.recovery().make().grouped();
      return Answer.result(
          new RecoveryKeyMade(key),
          List.of("Recovery key, shown only now: " + key, "Keep it on paper, away from devices."));
    }
  }

  @Command(
      name = "remove",
      header = "End the recovery key.",
      description =
          "The recovery key stops to work, and the server forgets its packet. It is refused while"
              + " advanced protection is on and this is the last way to recover the account.",
      footer = "  lockstep recovery remove")
  Answer remove() {
    try (var client = invocation.client()) {
      client.recovery().remove();
      return Answer.done(
          new AccountChanged(client.home().requireMembership().account(), client.position()),
          "The recovery key does not work any more.");
    }
  }

  @Command(
      name = "list",
      header = "List the recoveries of this account that somebody has begun.",
      description =
          "Prints how long a recovery waits for a veto, and each recovery that can still be"
              + " finished, with the device that asks. A recovery that nobody of you began means that"
              + " somebody else holds your recovery key.",
      footer = {"  lockstep recovery list", "  lockstep recovery list --json"})
  Answer list() {
    try (var client = invocation.client()) {
      var overview = client.recovery().overview();
      return Answer.result(Answers.recoveries(overview), RecoveryText.lines(overview));
    }
  }

  @Command(
      name = "rehearse",
      header = "Tell whether the account could be recovered today.",
      description =
          "Fetches what a recovery would be given, and checks it on this device: that it is there,"
              + " that the account's history vouches for it, that enough contacts have confirmed, and"
              + " with --key that the recovery key really opens it. Nothing changes, and the server learns neither the key nor whether"
              + " it was right. The key is asked for, or read from --key-file.",
      footer = {
        "  lockstep recovery rehearse",
        "  lockstep recovery rehearse --key",
        "  lockstep recovery rehearse --key --key-file paper.txt --json"
      })
  Answer rehearse(
      @Option(names = "--key", description = "Ask for the recovery key, and try it.") boolean key,
      @Option(
              names = "--key-file",
              paramLabel = "FILE",
              description = "Read the recovery key from the first line of this file.")
          @Nullable Path keyFile) {
    try (var client = invocation.client();
        var bar = invocation.bar()) {
      var handle = client.home().requireMembership().handle();
      var typed =
          key || keyFile != null
              ? Optional.of(new RecoveryKeys(invocation.terminal()).ofAccount(keyFile, handle))
              : Optional.<RecoveryKey>empty();
      bar.step("Rehearsing the recovery");
      return rehearsed(client.recovery().rehearse(typed), client.recovery().rehearseContacts());
    }
  }

  private static Answer rehearsed(Rehearsal key, Optional<Rehearsal> contacts) {
    var lines = new ArrayList<>(List.of(RecoveryText.line(key)));
    contacts.map(RecoveryText::ofContacts).ifPresent(lines::add);
    var answer = Answer.result(Answers.rehearsed(key, contacts), lines);
    boolean works = works(key) && contacts.map(RecoveryCommands::works).orElse(true);
    boolean byPeople =
        key instanceof Rehearsal.Nothing && contacts.filter(RecoveryCommands::works).isPresent();
    return works || byPeople ? answer : answer.failed();
  }

  private static boolean works(Rehearsal rehearsal) {
    return switch (rehearsal) {
      case Rehearsal.LooksRight _, Rehearsal.Works _ -> true;
      case Rehearsal.Nothing _, Rehearsal.Fails _ -> false;
    };
  }

  @Command(
      name = "veto",
      header = "Stop a recovery that somebody has begun.",
      description =
          "The device that asks is given nothing. Whoever holds the recovery key can begin again:"
              + " make a new one with 'lockstep recovery key', and the old one is dead at once.",
      footer = "  lockstep recovery veto 01h455vb4pex5vsknk084sn02q")
  Answer veto(
      @Parameters(paramLabel = "ID", description = "The recovery's id.") RecoveryId recovery) {
    try (var client = invocation.client()) {
      client.recovery().veto(recovery);
      return Answer.done(
          new RecoveryVetoed(recovery, client.position()),
          "The recovery is stopped.",
          "If somebody else began it, replace the recovery key: lockstep recovery key");
    }
  }

  @Command(
      name = "wait",
      header = "Let recoveries wait, so that a trusted device can veto them.",
      description =
          "From now on a recovery waits so many hours before the device that asks is given anything."
              + " Every trusted device is told when it begins. Those that have begun already wait as"
              + " long as they were told.",
      footer = {"  lockstep recovery wait 48", "  lockstep recovery wait 0"})
  Answer setWait(
      @Parameters(paramLabel = "HOURS", description = "From 0 for not at all to 720.") int hours) {
    try (var client = invocation.client()) {
      client.recovery().setWait(hours);
      return Answer.done(
          new AccountChanged(client.home().requireMembership().account(), client.position()),
          hours == 0
              ? "A recovery does not wait any more."
              : "A recovery waits %d hours from now on.".formatted(hours));
    }
  }
}
