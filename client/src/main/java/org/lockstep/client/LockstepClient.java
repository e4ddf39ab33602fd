package org.lockstep.client;

import java.net.URI;
import org.lockstep.client.account.Accounts;
import org.lockstep.client.account.Devices;
import org.lockstep.client.account.Protection;
import org.lockstep.client.account.Recovery;
import org.lockstep.client.home.Home;
import org.lockstep.client.share.Items;
import org.lockstep.client.share.Links;
import org.lockstep.client.share.Shares;
import org.lockstep.client.sync.Sync;
import org.lockstep.client.verdict.Verdicts;
import org.lockstep.wire.message.ServerInfo;

/// One device's client of one server. Safe for use by many threads.
public final class LockstepClient implements AutoCloseable {
  private LockstepClient() {}

  /// A client of the server that the home is for.
  ///
  /// @throws org.lockstep.client.failure.HomeRefused if it knows none yet
  public static LockstepClient open(Home home) {
    return later();
  }

  /// A client of this server. The home stays with the server with which it opened or joined an
  /// account.
  ///
  /// @throws org.lockstep.client.failure.HomeRefused if the home is for another one
  public static LockstepClient open(Home home, URI server) {
    return later();
  }

  /// The home that it works with.
  public Home home() {
    return later();
  }

  /// The address of the server.
  public URI address() {
    return later();
  }

  /// What the server says of itself.
  public ServerInfo server() {
    return later();
  }

  /// The newest position of the history that an answer of the server has carried so far, -1 before
  /// the first.
  public long position() {
    throw new UnsupportedOperationException("not yet");
  }

  /// The own account and others.
  public Accounts accounts() {
    return later();
  }

  /// The devices of the account.
  public Devices devices() {
    return later();
  }

  /// Advanced Data Protection.
  public Protection protection() {
    return later();
  }

  /// The recovery key.
  public Recovery recovery() {
    return later();
  }

  /// Shares and the people in them.
  public Shares shares() {
    return later();
  }

  /// What lies in shares.
  public Items items() {
    return later();
  }

  /// Links.
  public Links links() {
    return later();
  }

  /// Verdicts.
  public Verdicts verdicts() {
    return later();
  }

  /// What this device owes.
  public Sync sync() {
    return later();
  }

  /// Closes its connections.
  @Override
  public void close() {}

  @SuppressWarnings("TypeParameterUnusedInFormals") // goes with the first body
  private static <T> T later() {
    throw new UnsupportedOperationException("not yet");
  }
}
