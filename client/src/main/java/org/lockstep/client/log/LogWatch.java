package org.lockstep.client.log;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.lockstep.audit.log.LogFault;
import org.lockstep.audit.log.LogRefused;
import org.lockstep.audit.log.LogUnavailable;
import org.lockstep.audit.log.LogView;
import org.lockstep.client.failure.Breach;
import org.lockstep.client.failure.ServerMisbehaved;
import org.lockstep.client.failure.ServerUnreachable;
import org.lockstep.client.failure.TrustRefused;
import org.lockstep.client.home.Home;
import org.lockstep.crypto.log.LogFormatException;
import org.lockstep.crypto.log.VerifierKey;

/// Holds the log of this device's own server against what the device saw of it before, with the key
/// that was pinned at the first use.
///
/// Notices a server that forks its history or goes back behind what it signed for, between any two
/// looks. It does not notice that others are shown another log. Safe for use by many threads.
/// What a look gave is read until this is closed.
public final class LogWatch implements AutoCloseable {
  /// Where a server's log lies below its address.
  public static final String PREFIX = "/v1/log";

  private final URI server;
  private final Home home;
  private final ReentrantLock opening = new ReentrantLock();
  private @Nullable HttpLog source;

  /// @param server its address, without a slash at the end
  public LogWatch(URI server, Home home) {
    this.server = server;
    this.home = home;
  }

  /// Looks once.
  ///
  /// @return the log at its newest checkpoint; empty while no key of the server is pinned
  /// @throws TrustRefused an alarm: the log must not be believed
  /// @throws ServerMisbehaved if the server does not show its log
  /// @throws ServerUnreachable if it does not answer
  public Optional<LogView> look() {
    return home.pins().logKey().map(this::look);
  }

  private LogView look(String key) {
    String prefix = server + PREFIX;
    try {
      return new LogGuard(source(prefix), parse(key), home.log(prefix)).look().now();
    } catch (LogRefused refused) {
      throw new TrustRefused(new Breach.LogWrong(refused.fault()), refused);
    } catch (LogUnavailable unavailable) {
      if (unavailable.isAbsent()) throw new ServerMisbehaved("it shows no log", unavailable);
      throw new ServerUnreachable(server, unavailable);
    }
  }

  private HttpLog source(String prefix) {
    opening.lock();
    try {
      var open = source;
      if (open != null) return open;
      var fresh = new HttpLog(URI.create(prefix));
      source = fresh;
      return fresh;
    } finally {
      opening.unlock();
    }
  }

  /// Lets go of the connection.
  @Override
  public void close() {
    opening.lock();
    try {
      if (source != null) source.close();
      source = null;
    } finally {
      opening.unlock();
    }
  }

  private static VerifierKey parse(String key) {
    try {
      return VerifierKey.parse(key);
    } catch (LogFormatException e) {
      throw new LogRefused(new LogFault.CheckpointMalformed("its pinned key: " + e.getMessage()));
    }
  }
}
