package org.lockstep.realtime.server;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import org.lockstep.realtime.Archive;
import org.lockstep.realtime.room.Ending;
import org.lockstep.realtime.room.Sessions;
import org.lockstep.realtime.room.Traffic;
import org.lockstep.realtime.store.DocumentName;
import org.lockstep.realtime.store.LiveDocuments;

/// The real server on a free port, with a real store.
final class Host implements AutoCloseable, Traffic {
  final TicketDesk tickets = new TicketDesk();
  final Archive archive;
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final RealtimeServer server;

  Host(Path directory, UnaryOperator<RealtimeSettings> settings) {
    this(directory, settings, LiveDocuments.MOST_DOCUMENTS);
  }

  /// @param mostDocuments so many a share may have
  Host(Path directory, UnaryOperator<RealtimeSettings> settings, int mostDocuments) {
    archive = new Archive(directory, mostDocuments);
    var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server =
        RealtimeServer.start(
            settings.apply(RealtimeSettings.standard(local)),
            new RealtimeServer.Surroundings(
                archive.documents(), tickets, this, Sessions.UNHEARD, InstantSource.system()));
  }

  @Override
  public void disconnected(Ending ending) {
    events.add("closed " + ending);
  }

  @Override
  public void failed(Throwable fault) {
    events.add("failed " + fault.getMessage());
  }

  @Override
  public void unloaded(DocumentName document) {
    events.add("unloaded " + document);
  }

  @Override
  public void delivered(int updates, int receivers, int behind, int bytes) {
    if (behind > 0) events.add("behind");
  }

  /// Waits until something was told; forgets what was told before.
  void await(String event) {
    try {
      for (var told = events.poll(60, SECONDS); ; told = events.poll(60, SECONDS)) {
        if (told == null) throw new AssertionError(event + " does not come");
        if (told.equals(event)) return;
      }
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  RealtimeServer server() {
    return server;
  }

  URI uri(String rest) {
    return URI.create("ws://127.0.0.1:" + server.address().getPort() + rest);
  }

  URI y(String ticket) {
    return uri("/y/" + Archive.PLAN + "?ticket=" + ticket);
  }

  @Override
  public void close() {
    server.close();
    archive.close();
  }
}
