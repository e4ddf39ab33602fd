package org.lockstep.client.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.lockstep.client.cli.terminal.Style;
import org.lockstep.domain.custody.Key;
import org.lockstep.domain.custody.Verdict.Encryption;
import org.lockstep.wire.message.ProtectionMessages.ExposureView;
import org.lockstep.wire.message.ProtectionMessages.ParticipantView;
import org.lockstep.wire.message.ProtectionMessages.ProtectionView;

/// Who can read a share, and why: the answer of `lockstep status` in words.
public final class StatusText {
  private StatusText() {}

  /// The verdict first, then what is pending, who takes part, and what has been exposed.
  ///
  /// @param path how the server reaches the share's key; empty if it does not
  public static List<String> lines(ProtectionView view, List<Key> path, Style style) {
    var lines = new ArrayList<String>();
    lines.add(style.strong(title(view)));
    lines.add(verdict(view, style));
    if (!path.isEmpty()) {
      lines.add(style.faint("How: " + PathText.line(path, view)));
    }
    section(lines, style, "Pending", pending(view));
    section(lines, style, "Participants", participants(view.participants()));
    section(lines, style, "Exposures", exposures(view));
    return List.copyOf(lines);
  }

  private static void section(
      List<String> lines, Style style, String heading, List<String> content) {
    if (content.isEmpty()) return;
    lines.add("");
    lines.add(style.strong(heading));
    content.forEach(line -> lines.add("  " + line));
  }

  private static String title(ProtectionView view) {
    return "%s \"%s\"%s, epoch %d, at position %d"
        .formatted(
            Words.of(view.kind()),
            Words.safe(view.title()),
            view.ended() ? ", ended" : "",
            view.verdict().epoch(),
            view.position());
  }

  private static String verdict(ProtectionView view, Style style) {
    String line = VerdictText.line(view.verdict());
    return view.verdict().encryption() == Encryption.END_TO_END
        ? style.good(line)
        : style.bad(line);
  }

  private static List<String> pending(ProtectionView view) {
    return view.verdict().pending().stream()
        .map(owed -> VerdictText.owed(owed) + " (since " + Times.text(owed.since()) + ")")
        .toList();
  }

  private static List<String> participants(List<ParticipantView> participants) {
    var table = new Table("handle", "role", "protection");
    participants.forEach(
        who ->
            table.row(VerdictText.who(who.handle()), Words.of(who.role()), Words.of(who.mode())));
    return table.lines();
  }

  private static List<String> exposures(ProtectionView view) {
    return view.exposures().stream().map(StatusText::exposure).toList();
  }

  static String exposure(ExposureView exposure) {
    var ways = exposure.causes().stream().map(VerdictText::way).toList();
    return "%s to %s (positions %d to %s), by %s"
        .formatted(
            Times.text(exposure.from()),
            exposure.to().map(Times::text).orElse("now"),
            exposure.fromPosition(),
            exposure.toPosition().map(to -> Long.toString(to)).orElse("now"),
            Words.and(ways));
  }
}
