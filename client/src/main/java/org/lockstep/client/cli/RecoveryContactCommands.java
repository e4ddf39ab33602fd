package org.lockstep.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.cli.Answers.AccountChanged;
import org.lockstep.client.cli.Answers.ContactHelped;
import org.lockstep.client.cli.text.DeviceText;
import org.lockstep.client.cli.text.RecoveryText;
import org.lockstep.client.cli.text.Words;
import org.lockstep.crypto.recovery.SpokenCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep recovery contact`.
@Command(
    name = "contact",
    header = "Let people whom you trust help the account back.",
    description = {
      "Each of at most five people holds a part of a secret. Enough parts, and a packet that the"
          + " server keeps, bring the account back; either alone opens nothing, and a contact never"
          + " gets into the account. Whom you chose, your own devices know and the history does not"
          + " tell.",
      "",
      "A server and as many contacts as it takes could act together: choose people, and how many it"
          + " takes, accordingly."
    },
    footer = "  lockstep recovery contact add bob")
final class RecoveryContactCommands {
  private final Invocation invocation;

  RecoveryContactCommands(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(
      name = "add",
      header = "Choose people who can help the account back.",
      description =
          "Shares a new secret out among all contacts, those chosen earlier included, who take their"
              + " new parts by themselves when they synchronise. A new one confirms first. Compare the"
              + " safety number with whom you meet the first time here: a server could show you an"
              + " identity of its own, and would be your contact. With"
              + " --threshold it takes so many of them, one at first.",
      footer = {
        "  lockstep recovery contact add bob",
        "  lockstep recovery contact add bob carol dan --threshold 2"
      })
  Answer add(
      @Parameters(paramLabel = "HANDLE", arity = "1..5", description = "Who is to help.")
          List<String> handles,
      @Option(names = "--threshold", paramLabel = "K", description = "How many of them it takes.")
          @Nullable Integer threshold) {
    try (var client = invocation.client();
        var bar = invocation.bar()) {
      bar.step("Sharing the secret out");
      var circle = client.contacts().add(handles, Optional.ofNullable(threshold));
      var lines = new ArrayList<>(RecoveryText.contacts(Optional.of(circle)));
      for (var handle : handles) lines.add(compare(client, handle));
      lines.add(
          "Ask them to run: lockstep recovery contact confirm "
              + client.home().requireMembership().handle());
      return Answer.done(
          Answers.contacts(Optional.of(circle), client.helping().people()),
          lines.toArray(String[]::new));
    }
  }

  /// A server that shows a made-up identity at the first meeting would be a contact itself.
  private static String compare(LockstepClient client, String handle) {
    return "Compare this safety number with %s: %s"
        .formatted(Words.safe(handle), client.accounts().safetyNumber(handle).grouped());
  }

  @Command(
      name = "remove",
      header = "Let somebody help no more.",
      description =
          "What the contact holds opens nothing from then on: the others receive parts of a new"
              + " secret. Refused while advanced protection rests on contacts alone.",
      footer = "  lockstep recovery contact remove bob")
  Answer remove(
      @Parameters(paramLabel = "HANDLE", description = "Who is to help no more.") String handle) {
    try (var client = invocation.client()) {
      var circle = client.contacts().remove(handle);
      return Answer.done(
          Answers.contacts(circle, client.helping().people()),
          RecoveryText.contacts(circle).toArray(String[]::new));
    }
  }

  @Command(
      name = "list",
      header = "Tell who helps this account, and whom it helps.",
      description =
          "Prints your contacts, whether each has confirmed, who asks you to help, and whom you"
              + " help already.",
      footer = {"  lockstep recovery contact list", "  lockstep recovery contact list --json"})
  Answer list() {
    try (var client = invocation.client()) {
      var circle = client.contacts().circle();
      var people = client.helping().people();
      var lines = new ArrayList<>(RecoveryText.contacts(circle));
      lines.addAll(RecoveryText.people(people));
      return Answer.result(Answers.contacts(circle, people), lines);
    }
  }

  @Command(
      name = "confirm",
      header = "Agree to help somebody.",
      description =
          "Takes the part that the person has for you, and keeps it where your own devices alone can"
              + " read it. It lets you see nothing of the person's account.",
      footer = "  lockstep recovery contact confirm alice")
  Answer confirm(@Parameters(paramLabel = "HANDLE", description = "Whom to help.") String handle) {
    try (var client = invocation.client()) {
      client.helping().confirm(handle);
      return Answer.done(
          new AccountChanged(client.home().requireMembership().account(), client.position()),
          "You can help %s back now.".formatted(Words.safe(handle)),
          "If it comes to that, the person tells you a code: lockstep recovery contact help CODE");
    }
  }

  @Command(
      name = "help",
      header = "Help somebody back who has told you a code.",
      description = {
        "Sends your part to the device that made the code, and prints an answer for the person to"
            + " type there.",
        "",
        "Be sure who you speak with: hear the code from the person's own mouth, or read it off the"
            + " person's own screen. Whoever is helped by enough contacts gets the account."
      },
      footer = "  lockstep recovery contact help ABCD-EFGH-JKMN-PQRS")
  Answer help(@Parameters(paramLabel = "CODE", description = "What the person told.") String code) {
    var spoken = spoken(code);
    try (var client = invocation.client()) {
      var helped = client.helping().help(spoken);
      var device = helped.device();
      return Answer.result(
          new ContactHelped(
              helped.handle(),
              device.name(),
              DeviceText.fingerprint(device),
              helped.answer().grouped()),
          List.of(
              "Your part is on its way to '%s', for the account of %s."
                  .formatted(Words.safe(device.name()), Words.safe(helped.handle())),
              "Tell the person this answer: " + helped.answer().grouped()));
    }
  }

  static SpokenCode spoken(String typed) {
    try {
      return SpokenCode.parse(typed);
    } catch (IllegalArgumentException mistyped) {
      throw new Mistake("this is not a code; it has 16 letters and digits");
    }
  }
}
