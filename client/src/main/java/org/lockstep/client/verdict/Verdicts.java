package org.lockstep.client.verdict;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.lockstep.audit.ShareReplay;
import org.lockstep.client.account.Directory;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.failure.VerdictDisputed;
import org.lockstep.client.trust.Histories;
import org.lockstep.client.trust.TrustedHistory;
import org.lockstep.domain.custody.Key;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.ProtectionMessages.Change;
import org.lockstep.wire.message.ProtectionMessages.Forecast;
import org.lockstep.wire.message.ProtectionMessages.Preview;
import org.lockstep.wire.message.ProtectionMessages.ProtectionView;

/// Verdicts on shares: computed on this device from verified events, and held against the server's.
public final class Verdicts {
  private final ServerConnection server;
  private final Directory directory;
  private final Histories histories;

  /// Wired by the client.
  public Verdicts(ServerConnection server, Directory directory, Histories histories) {
    this.server = server;
    this.directory = directory;
    this.histories = histories;
  }

  /// The verdict now.
  ///
  /// @return with the handles and the title that the server gives; all else was computed here
  /// @throws VerdictDisputed if the server says another
  /// @throws TrustRefused if its history must not be believed
  public ProtectionView status(ShareId share) {
    long seen = server.position();
    var told = told(share, "");
    if (told.position() < seen) {
      throw new TrustRefused(new Breach.HistoryWithheld(share.value(), seen, told.position()));
    }
    return verified(told, histories.of(share));
  }

  /// The verdict at a point of the past.
  ///
  /// @return with the handles and the title that the server gives; all else was computed here
  /// @throws VerdictDisputed if the server says another, or of another point
  /// @throws TrustRefused if its history must not be believed
  public ProtectionView status(ShareId share, At at) {
    var told = told(share, "?at=" + URLEncoder.encode(at.text(), StandardCharsets.UTF_8));
    var history = histories.of(share);
    var verified = verified(told, history);
    if (!isOf(at, told.position(), history)) {
      throw new VerdictDisputed("the point of the history", verified, told);
    }
    return verified;
  }

  /// How the vault had come to reach the share's current key at the point of a verdict: a shortest
  /// chain of keys, the vault's first, each opening a seal that holds the next; empty if it had
  /// not.
  ///
  /// @throws TrustRefused if the server's history must not be believed
  public List<Key> why(ProtectionView verdict) {
    var epoch = new Key.Share(verdict.share(), verdict.verdict().epoch());
    return ShareReplay.why(histories.of(verdict.share()).events(), epoch, verdict.position());
  }

  private ProtectionView told(ShareId share, String query) {
    return server.get("/v1/shares/" + share + "/protection" + query, ProtectionView.class);
  }

  private static ProtectionView verified(ProtectionView told, TrustedHistory history) {
    var then = history.at(told.position()).protection();
    if (then.share().isEmpty()) {
      throw new TrustRefused(
          new Breach.HistoryWithheld(history.share().value(), told.position(), 0));
    }
    Comparison.require(VerdictWords.of(history, told.position()), told);
    return told;
  }

  /// Whether exactly those events of the share lie up to `position` that lie up to the point that
  /// was asked for.
  private static boolean isOf(At at, long position, TrustedHistory history) {
    return history.events().stream()
        .allMatch(
            event ->
                switch (at) {
                      case At.Position(var asked) -> event.position() <= asked;
                      case At.Time(var time) -> !event.at().isAfter(time);
                    }
                    == event.position() <= position);
  }

  /// What inviting the account of a handle would make of the verdict.
  public Forecast previewInvite(ShareId share, String handle) {
    var account = directory.find(handle).account();
    return preview(share, new Preview(Change.INVITE, Optional.of(account)));
  }

  /// What a link would make of the verdict.
  public Forecast previewLink(ShareId share) {
    return preview(share, new Preview(Change.LINK, Optional.empty()));
  }

  /// What live work would make of the verdict.
  public Forecast previewCollaboration(ShareId share) {
    return preview(share, new Preview(Change.COLLABORATION, Optional.empty()));
  }

  private Forecast preview(ShareId share, Preview change) {
    return server.post("/v1/shares/" + share + "/protection/preview", change, Forecast.class);
  }
}
