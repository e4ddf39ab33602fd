package org.lockstep.client.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lockstep.client.cli.terminal.Style;
import org.lockstep.client.verdict.PastState;
import org.lockstep.client.verdict.PastState.AccountThen;
import org.lockstep.client.verdict.PastState.ShareThen;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.wire.message.ProtectionMessages.CauseView;
import org.lockstep.wire.message.ProtectionMessages.ObligationView;

/// What something was at a point of the history: the answer of `lockstep audit state` in words.
public final class StateText {
  private StateText() {}

  /// A share that was.
  public static List<String> share(PastState<ShareThen> past, Style style) {
    var lines = new ArrayList<String>();
    past.state()
        .ifPresentOrElse(
            share -> lines.addAll(of(share, style)),
            () -> lines.add("There was no such share yet."));
    lines.addAll(tail(past));
    return List.copyOf(lines);
  }

  private static List<String> of(ShareThen share, Style style) {
    var verdict = share.verdict();
    var lines = new ArrayList<String>();
    lines.add(
        style.strong(
            "%s %s%s, epoch %d"
                .formatted(
                    Words.of(share.kind()),
                    share.share(),
                    share.ended() ? ", ended" : "",
                    verdict.epoch())));
    String brief = "Effective encryption: " + VerdictText.brief(verdict.encryption());
    boolean good = verdict.encryption() == Encryption.END_TO_END;
    lines.add(good ? style.good(brief) : style.bad(brief));
    verdict.causes().forEach(cause -> lines.add("  because of " + cause(cause)));
    verdict.pending().forEach(owed -> lines.add("  owed: " + owed(owed)));
    lines.add("Link: " + (share.linkOpen() ? "open" : "none"));
    lines.add("Live work: " + (share.collaboration() ? "on" : "off"));
    lines.add("Guard: " + (share.guarded() ? "on" : "off"));
    lines.addAll(people(share));
    share.exposures().forEach(e -> lines.add("Exposed: " + StatusText.exposure(e)));
    return lines;
  }

  private static List<String> people(ShareThen share) {
    var table = new Table("account", "role", "protection");
    share
        .participants()
        .forEach(
            who -> table.row(who.account().value(), Words.of(who.role()), Words.of(who.mode())));
    var invited =
        share.invitations().stream()
            .map(who -> "Invited: " + who.account() + " as " + Words.of(who.role()));
    return Stream.concat(table.lines().stream(), invited).toList();
  }

  private static String cause(CauseView cause) {
    String who = cause.account().map(account -> " " + account).orElse("");
    String since = cause.sincePosition().map(position -> ", since position " + position).orElse("");
    return cause.cause().name().toLowerCase(java.util.Locale.ROOT) + who + since;
  }

  private static String owed(ObligationView owed) {
    String what = owed.obligation().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    String who = owed.account().map(account -> " " + account).orElse("");
    return what + who + ", since position " + owed.sincePosition();
  }

  /// An account that was.
  public static List<String> account(PastState<AccountThen> past, Style style) {
    var lines = new ArrayList<String>();
    past.state()
        .ifPresentOrElse(
            account -> lines.addAll(of(account, style)),
            () -> lines.add("There was no such account yet."));
    lines.addAll(tail(past));
    return List.copyOf(lines);
  }

  private static List<String> of(AccountThen account, Style style) {
    var lines = new ArrayList<String>();
    lines.add(
        style.strong(
            "Account %s%s, %s protection"
                .formatted(
                    account.account(),
                    account.closed() ? ", closed" : "",
                    Words.of(account.mode()))));
    account.devices().forEach(device -> lines.add("Trusted device: " + device));
    account.formerDevices().forEach(device -> lines.add("Revoked device: " + device));
    lines.add(
        "Recovery key: " + (account.recoveryKey() == 0 ? "none" : "no. " + account.recoveryKey()));
    lines.add(
        "Epochs: service %d, circle %d".formatted(account.serviceEpoch(), account.circleEpoch()));
    lines.add("Backup: " + (account.backup() ? "on" : "off"));
    lines.add("");
    lines.addAll(CategoryText.table(account.categories()));
    return lines;
  }

  private static List<String> tail(PastState<?> past) {
    var lines = new ArrayList<String>();
    lines.add("");
    past.last()
        .ifPresent(
            last ->
                lines.add(
                    "Folded from %d verified events; the last is at position %d, %s."
                        .formatted(past.events(), last.position(), Times.text(last.at()))));
    lines.add("Not shown:");
    notShown(past).forEach(line -> lines.add("  " + line));
    return lines;
  }

  /// What the answer leaves open.
  public static List<String> notShown(PastState<?> past) {
    return List.of(
        past.logSize()
            .map(size -> "that others are shown the same log: only witnesses can tell")
            .orElse("that the events are in the log: no key of it is pinned here"),
        "names and titles: they are sealed in the events");
  }
}
