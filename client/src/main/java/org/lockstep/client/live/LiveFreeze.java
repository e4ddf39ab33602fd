package org.lockstep.client.live;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.lockstep.client.connection.ServerConnection;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.LiveMessages.FreezeView;

/// That nobody changes a share's live documents while this device reads what they hold. It runs out
/// by itself when it is not kept, and then nothing can be ended under it any more.
public final class LiveFreeze implements AutoCloseable {
  private static final int RENEWALS_PER_LIFE = 3;

  private final ServerConnection server;
  private final String freezes;
  private final LongSupplier nanos;
  private FreezeView held;
  private long since;
  private boolean isOver;

  private LiveFreeze(
      ServerConnection server, String freezes, LongSupplier nanos, long since, FreezeView held) {
    this.server = server;
    this.freezes = freezes;
    this.nanos = nanos;
    this.since = since;
    this.held = held;
  }

  /// Freezes them: everything that was acknowledged to anybody is there to be read now.
  ///
  /// @param nanos tells time, in nanoseconds since whenever
  /// @throws org.lockstep.client.failure.ProblemException if another device does so already
  static LiveFreeze begin(ServerConnection server, ShareId share, LongSupplier nanos) {
    var freezes = "/v1/shares/" + share + "/live/freezes";
    long since = nanos.getAsLong();
    var held = server.post(freezes, Map.of(), FreezeView.class);
    return new LiveFreeze(server, freezes, nanos, since, held);
  }

  /// What the server knows it by.
  public String id() {
    return held.freeze();
  }

  /// Prolongs it, if so much of its time has gone that it should be. To be called often.
  ///
  /// @throws org.lockstep.client.failure.ProblemException if it has run out
  public void keep() {
    long now = nanos.getAsLong();
    long life = Duration.ofMillis(held.millis()).toNanos();
    if (now - since < life / RENEWALS_PER_LIFE) return;
    held = server.post(own(), Map.of(), FreezeView.class);
    since = now;
  }

  private String own() {
    return freezes + "/" + URLEncoder.encode(held.freeze(), StandardCharsets.UTF_8);
  }

  /// The collaboration has ended, and the freeze with it.
  void over() {
    isOver = true;
  }

  /// Lets people go on, unless it is over.
  @Override
  public void close() {
    if (!isOver) server.withdraw(own());
  }
}
