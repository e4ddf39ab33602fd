package org.lockstep.client.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lockstep.audit.log.SignedCheckpoint;
import org.lockstep.client.cli.text.Words;
import org.lockstep.crypto.log.LeafHeader;

/// What the commands of `lockstep audit` say to a person.
final class AuditText {
  /// What an event's header does not tell.
  static final String NO_CONTENT =
      "what the event holds: the log has a commitment to it, not the event itself";

  /// What rows that are built from events do not tell.
  static final String NO_NAMES =
      "names and titles: they are sealed in the events, and so in the rows";

  private static final String SPLIT_VIEW =
      "that others are shown the same log: only witnesses can tell, see --policy";
  private static final String WITNESSED =
      "that others are shown the same log, if enough of the witnesses work with the server";

  private AuditText() {}

  static String checkpoint(SignedCheckpoint signed) {
    var checkpoint = signed.checkpoint();
    return "%d events, root %s, signed by %s"
        .formatted(checkpoint.size(), checkpoint.root().base64(), Words.safe(checkpoint.origin()));
  }

  static String event(LeafHeader header) {
    return "%d  %s  %s/%d  in %s %s (%d)  by %s"
        .formatted(
            header.seq(),
            header.at(),
            header.event().type(),
            header.event().revision(),
            header.stream().type(),
            header.stream().id(),
            header.stream().sequence(),
            header.actor().equals(LeafHeader.NO_ACTOR) ? "nobody" : header.actor());
  }

  static List<String> witnesses(Map<String, Instant> cosigned) {
    var lines = new ArrayList<String>();
    cosigned.forEach(
        (name, at) -> lines.add("Cosigned by " + Words.safe(name) + " at " + at + "."));
    return lines;
  }

  /// What a checkpoint by itself leaves open.
  static String splitView(Map<String, Instant> cosigned) {
    return cosigned.isEmpty() ? SPLIT_VIEW : WITNESSED;
  }

  static List<String> notShown(List<String> notShown) {
    var lines = new ArrayList<String>();
    lines.add("Not shown:");
    notShown.forEach(line -> lines.add("  " + line));
    return lines;
  }
}
