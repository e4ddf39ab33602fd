package org.lockstep.client.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.lockstep.wire.message.OutlookMessages.Counts;
import org.lockstep.wire.message.OutlookMessages.Outlook;
import org.lockstep.wire.message.OutlookMessages.ShareOutlook;

/// What a change would make of an account and its shares, in words.
public final class OutlookText {
  private OutlookText() {}

  /// The mode, what has to be done before, how many shares are concerned, and each of them.
  public static List<String> lines(Outlook outlook) {
    var lines = new ArrayList<String>();
    lines.add(mode(outlook));
    outlook.unmet().forEach(unmet -> lines.add("  before: " + Words.safe(unmet.remedy())));
    lines.add(summary(outlook.counts(), becauseOfYou(outlook)));
    outlook.shares().forEach(share -> lines.add("  " + line(share)));
    return List.copyOf(lines);
  }

  private static String mode(Outlook outlook) {
    var after =
        switch (outlook.after()) {
          case ADVANCED -> "advanced";
          case STANDARD -> "standard";
        };
    var verb = outlook.before() == outlook.after() ? "would stay " : "would become ";
    return "The account's protection " + verb + after + ".";
  }

  private static long becauseOfYou(Outlook outlook) {
    return outlook.shares().stream().filter(s -> s.downgrades() && s.becauseOfYou()).count();
  }

  private static String summary(Counts counts, long becauseOfYou) {
    return "Of %d shares %d would lose end-to-end encryption, %d because of you; %d would gain it;"
            .formatted(counts.shares(), counts.downgraded(), becauseOfYou, counts.upgraded())
        + " %d would get a new key.".formatted(counts.rekeyed());
  }

  private static String line(ShareOutlook share) {
    return share.share()
        + " "
        + Words.safe(share.title())
        + (share.downgrades() ? ", a downgrade: " : ": ")
        + VerdictText.line(share.after());
  }
}
