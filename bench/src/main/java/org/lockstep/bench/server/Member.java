package org.lockstep.bench.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.lockstep.bench.report.BenchFailed;
import org.lockstep.client.LockstepClient;
import org.lockstep.client.account.NewAccount;
import org.lockstep.client.connection.Positions;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.client.failure.ProblemException;
import org.lockstep.client.home.DeviceProfile;
import org.lockstep.client.home.Home;
import org.lockstep.client.share.NewShare;
import org.lockstep.crypto.request.RequestSigner;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.id.IdText;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.message.LiveMessages.FreezeView;
import org.lockstep.wire.message.ProtectionMessages.CauseName;
import org.lockstep.wire.message.ProtectionMessages.ProtectionView;
import org.lockstep.wire.message.ShareMessages.OpenLink;

/// An account with one device and one share, whose link it opens and closes by turns. Confined to
/// one thread.
///
/// The account and the share are made by the whole client; what is measured then goes through its
/// connection alone, so that the server's work counts and not the client's verification.
public final class Member implements AutoCloseable {
  private static final int ID = 16;
  private static final int VERIFIER = 32;
  private static final int ATTEMPTS = 1_000;
  private static final Duration A_MOMENT = Duration.ofMillis(1);

  private final ServerConnection connection;
  private final ShareId share;
  private final Random random = new Random();
  private boolean isOpen;
  private boolean isLive;

  private Member(ServerConnection connection, ShareId share) {
    this.connection = connection;
    this.share = share;
  }

  /// Opens an account and a share.
  ///
  /// @param directory the home of its device
  public static Member join(URI server, Path directory, String handle, ShareKind kind) {
    var home = Home.at(directory);
    try (var client = LockstepClient.open(home, server)) {
      var device = new DeviceProfile("bench", "linux", SoftwareVersion.parse("1"));
      client.accounts().open(new NewAccount(handle, handle, "the password of " + handle, device));
      var share = client.shares().create(new NewShare(kind, "Shared by " + handle));
      var keys = home.requireDevice();
      var signer = new RequestSigner(keys.id().value(), keys.signing());
      var positions = new Positions(client.position(), _ -> {});
      return new Member(new ServerConnection(server, () -> signer, positions), share);
    }
  }

  /// Opens the link, or closes it; returns once that is durable.
  public void command() {
    if (isOpen) {
      connection.command("DELETE", target("/link"));
    } else {
      connection.command("PUT", target("/link"), new OpenLink(link(), bytes(VERIFIER)));
    }
    isOpen = !isOpen;
  }

  /// The share.
  public ShareId share() {
    return share;
  }

  /// Begins live work, or ends it; returns once that is durable.
  public void collaborate() {
    if (isLive) {
      connection.command("DELETE", target("/collaboration?freeze=" + freeze().freeze()));
    } else {
      connection.command("PUT", target("/collaboration"));
    }
    isLive = !isLive;
  }

  /// Freezes the documents. The freeze of the end before goes a moment after that end is told.
  private FreezeView freeze() {
    for (int attempt = 1; ; attempt++) {
      try {
        return connection.post(target("/live/freezes"), Map.of(), FreezeView.class);
      } catch (ProblemException frozen) {
        if (attempt == ATTEMPTS || !frozen.problem().type().endsWith("live-frozen")) throw frozen;
        connection.pause(A_MOMENT);
      }
    }
  }

  /// Asks for the verdict as of the last command at the earliest.
  ///
  /// @throws BenchFailed if it does not know that command yet
  public void verdict() {
    var view = connection.get(target("/protection"), ProtectionView.class);
    boolean toldOpen =
        view.verdict().causes().stream().anyMatch(cause -> cause.cause() == CauseName.LINK);
    if (toldOpen != isOpen) throw new BenchFailed("a verdict came that is older than its question");
  }

  private String target(String rest) {
    return "/v1/shares/" + share + rest;
  }

  private LinkId link() {
    var id = new byte[ID];
    random.nextBytes(id);
    return new LinkId(IdText.of(id));
  }

  private Bytes bytes(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return Bytes.of(bytes);
  }

  @Override
  public void close() {
    connection.close();
  }
}
