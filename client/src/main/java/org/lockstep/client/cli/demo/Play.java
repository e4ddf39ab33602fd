package org.lockstep.client.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// The play itself: two people share a folder end to end, a third one joins and leaves, a link is
/// opened and closed, and one of the two turns advanced protection off.
final class Play {
  private static final String END_TO_END = "END_TO_END";
  private static final String SERVER_TOO = "IN_TRANSIT_AND_ON_SERVER";

  private final Stage stage;
  private final String server;
  private final String suffix;

  /// @param suffix makes handles unique on a server that others use, too; may be empty
  Play(Stage stage, String server, String suffix) {
    this.stage = stage;
    this.server = server;
    this.suffix = suffix;
  }

  /// Plays it to its end.
  ///
  /// @return the past verdicts
  /// @throws DemoFailed if anything goes otherwise
  List<Recall> perform() {
    openAccounts();
    String share = shareWithBob();
    carolComesAndGoes(share);
    guestComesByLink(share);
    bobTurnsOff(share);
    return recall(share);
  }

  private void openAccounts() {
    stage.act("Alice, Bob and Carol open accounts. Each begins with standard protection.");
    for (var name : List.of("Alice", "Bob", "Carol")) {
      String actor = name.toLowerCase(Locale.ROOT);
      stage.run(actor, "account", "open", handle(actor), "--name", name, "--server", server);
    }
    stage.act("Alice and Bob turn advanced protection on; for that each needs a recovery key.");
    for (var actor : List.of("alice", "bob")) {
      stage.run(actor, "recovery", "key");
      stage.run(actor, "protection", "on");
    }
  }

  private String handle(String actor) {
    return actor + suffix;
  }

  private String shareWithBob() {
    stage.act("Alice shares a folder with Bob. Both write files in it, and read each other's.");
    String share = stage.run("alice", "share", "create", "folder", "Plans").at("/share").asString();
    Props.text(stage.file("plan.txt"), "We meet at nine, at the old lighthouse.\n");
    Props.photo(stage.file("lighthouse.raw"));
    stage.run("alice", "put", share, "./plan.txt");
    stage.run("alice", "share", "invite", share, handle("bob"), "--role", "editor");
    stage.run("bob", "share", "accept", share);
    exchange(share, "alice", "bob", "plan.txt");
    stage.run("bob", "put", share, "./lighthouse.raw");
    exchange(share, "bob", "alice", "lighthouse.raw");
    stage.verdict("alice", share, "Alice and Bob alone", END_TO_END);
    return share;
  }

  private void exchange(String share, String from, String to, String name) {
    String copy = name + "." + to;
    stage.run(to, "get", share, name, "-o", "./" + copy);
    Stage.require(
        Props.same(stage.file(name), stage.file(copy)),
        "what " + to + " read is not what " + from + " wrote");
  }

  private void carolComesAndGoes(String share) {
    stage.act("Carol is invited. She has standard protection, and the forecast says so.");
    stage.run("alice", "preview", share, "invite", handle("carol"));
    stage.run("alice", "share", "invite", share, handle("carol"), "--role", "editor");
    stage.verdict("alice", share, "Carol invited", END_TO_END);
    stage.act("Carol accepts: the server holds her keys, so it can read the folder now.");
    stage.run("carol", "share", "accept", share);
    stage.run("alice", "sync");
    exchange(share, "alice", "carol", "plan.txt");
    stage.verdict("alice", share, "Carol in it", SERVER_TOO);
    stage.act("Carol leaves. The server still knows the key, until a device makes a new one.");
    stage.run("carol", "share", "leave", share);
    stage.verdict("bob", share, "Carol gone, key known", SERVER_TOO);
    stage.run("alice", "sync");
    stage.verdict("bob", share, "new key made", END_TO_END);
  }

  private void guestComesByLink(String share) {
    stage.act(
        "Alice opens a link. A guest without an account fetches a file; the server decrypts.");
    String url = stage.run("alice", "link", "open", share).at("/url").asString();
    stage.verdict("bob", share, "link open", SERVER_TOO);
    stage.runAsGuest("link", "fetch", url, "plan.txt", "-o", "./plan.txt.guest");
    Stage.require(
        Props.same(stage.file("plan.txt"), stage.file("plan.txt.guest")),
        "what the guest read is not what alice wrote");
    stage.act("She closes it.");
    stage.run("alice", "link", "close", share);
    stage.verdict("bob", share, "link closed", END_TO_END);
  }

  private void bobTurnsOff(String share) {
    stage.act("Bob turns advanced protection off: his choice concerns everybody in the folder.");
    stage.run("bob", "protection", "off");
    stage.verdict("alice", share, "Bob with standard protection", SERVER_TOO);
  }

  private List<Recall> recall(String share) {
    stage.act("The verdict at past positions is what it was then.");
    var recalls = new ArrayList<Recall>();
    stage.seen().forEach((moment, then) -> recalls.add(recall(share, moment, then)));
    return recalls;
  }

  private Recall recall(String share, String moment, JsonNode then) {
    long position = then.at("/position").asLong();
    var again = stage.runBriefly(2, "alice", "status", share, "--at", Long.toString(position));
    boolean same = again.equals(then);
    stage.say(moment + (same ? ": the same as then." : ": NOT what it was then."));
    return new Recall(moment, position, then.at("/verdict/encryption").asString(), same);
  }
}
