package org.lockstep.client.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.lockstep.client.cli.terminal.Style;
import org.lockstep.client.verdict.Explanation;
import org.lockstep.client.verdict.Explanation.Change;
import org.lockstep.client.verdict.Explanation.Exposed;
import org.lockstep.client.verdict.Explanation.Later;
import org.lockstep.client.verdict.Explanation.ReadableVersion;
import org.lockstep.client.verdict.Explanation.State;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.wire.message.ProtectionMessages.VerdictView;

/// An explanation for a person at a terminal.
public final class ExplainText {
  /// What an explanation leaves open, in the words of all formats.
  static final List<String> NOT_SHOWN =
      List.of(
          "that the server carried out every order, and at once: it can keep one back for an hour",
          "that the vault used its keys for nothing else than it says",
          "that no item, and no last version of one, was left out of what was shown",
          "that others are shown the same log: only witnesses can tell");

  /// What comes before the versions that could be read outside of any interval.
  static final String ELSEWHERE = "at other times, by keys that were replaced before:";

  private ExplainText() {}

  /// The changes, then the exposures, then what is left open.
  public static List<String> lines(Explanation explanation, Style style) {
    var lines = new ArrayList<String>();
    lines.add(
        style.strong(
            "\"%s\" up to position %d%s"
                .formatted(
                    Words.safe(explanation.title()),
                    explanation.position(),
                    explanation.logSize().map(size -> ", log of " + size + " events").orElse(""))));
    explanation.changes().forEach(change -> lines.add(change(change, style)));
    if (!explanation.sessions().isEmpty()) {
      lines.add("");
      lines.add(style.strong("Who worked live, as the server tells"));
    }
    explanation.sessions().forEach(session -> lines.add("  " + SessionText.line(session)));
    lines.add("");
    lines.add(style.strong("What the server could read"));
    if (explanation.exposures().isEmpty()) lines.add("  nothing, at any time");
    explanation.exposures().forEach(exposed -> lines.addAll(exposed(exposed)));
    if (!explanation.elsewhere().isEmpty()) lines.add("  " + ELSEWHERE);
    explanation.elsewhere().forEach(item -> lines.add("    " + version(item)));
    lines.add("");
    lines.add(style.strong("Not shown"));
    NOT_SHOWN.forEach(line -> lines.add("  " + line));
    return List.copyOf(lines);
  }

  private static String change(Change change, Style style) {
    String line =
        "%6d  %s  %-32s  %-60s  %s  %s"
            .formatted(
                change.position(),
                Times.text(change.at()),
                change.event(),
                orderer(change),
                step(change),
                log(change));
    boolean worse =
        change.before().encryption() != change.after().encryption()
            && change.after().encryption() != Encryption.END_TO_END;
    return worse ? style.bad(line) : line;
  }

  /// Who ordered a change, and how that is known.
  static String orderer(Change change) {
    String who =
        change
            .handle()
            .map(Words::safe)
            .or(() -> change.account().map(Object::toString))
            .orElse("");
    String device = change.device().map(id -> "device " + id).orElse("");
    String both = (who + (who.isEmpty() || device.isEmpty() ? "" : ", ") + device).strip();
    return switch (change.proof()) {
      case CHECKED -> both + " (signature checked)";
      case SIGNED -> both + " (signed)";
      case TOLD -> both + " (told)";
      case SERVER -> "the server";
    };
  }

  /// The verdict before and after.
  static String step(Change change) {
    return brief(change.before()) + " -> " + brief(change.after());
  }

  private static String brief(VerdictView verdict) {
    if (verdict.epoch() == 0 && verdict.causes().isEmpty()) return "nothing yet";
    var causes = verdict.causes().stream().map(VerdictText::way).toList();
    return "%s, epoch %d%s%s"
        .formatted(
            VerdictText.brief(verdict.encryption()),
            verdict.epoch(),
            causes.isEmpty() ? "" : ", by " + Words.and(causes),
            verdict.pending().isEmpty() ? "" : ", %d owed".formatted(verdict.pending().size()));
  }

  /// Whether the event is in the log.
  static String log(Change change) {
    return switch (change.log()) {
      case PROVEN -> "in the log";
      case NOT_YET -> "not in the log yet";
      case NOT_LOOKED_AT -> "log not looked at";
    };
  }

  private static List<String> exposed(Exposed exposed) {
    var lines = new ArrayList<String>();
    lines.add("  " + StatusText.exposure(exposed.interval()));
    exposed.items().forEach(item -> lines.add("    " + version(item)));
    if (exposed.items().isEmpty()) lines.add("    nothing was written in it or before it");
    UseText.list(exposed.uses()).forEach(line -> lines.add("    " + line));
    return lines;
  }

  /// A version that the server could read, and what has become of it.
  static String version(ReadableVersion item) {
    return "%s: %s, version %d of epoch %d, %s at position %d, %s%s"
        .formatted(
            state(item.state()),
            Words.safe(item.name()),
            item.version(),
            item.epoch(),
            item.older() ? "written before" : "written",
            item.position(),
            Times.text(item.at()),
            item.later().map(ExplainText::later).orElse(""));
  }

  private static String state(State state) {
    return switch (state) {
      case OPEN -> "open still";
      case REWRITTEN -> "written anew";
      case DELETED -> "deleted";
    };
  }

  private static String later(Later later) {
    var anew =
        later
            .version()
            .map(
                version ->
                    "; clean as version %d of epoch %d".formatted(version, later.epoch().orElse(0)))
            .orElse("; gone");
    return "%s at position %d, %s".formatted(anew, later.position(), Times.text(later.at()));
  }
}
