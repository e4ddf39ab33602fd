package org.lockstep.storage.mongodb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A line to the server that goes dead at chosen moments, as networks do.
public final class Line implements AutoCloseable {
  private static final int BUFFER = 1 << 20;

  private final ServerSocket door;
  private final String host;
  private final int port;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Socket> sockets = new ArrayList<>();
  private final AtomicInteger lostRequests = new AtomicInteger();
  private final AtomicInteger lostReplies = new AtomicInteger();
  private volatile String marker = "";

  private Line(ServerSocket door, String host, int port) {
    this.door = door;
    this.host = host;
    this.port = port;
    threads.execute(this::serve);
  }

  /// A line to the first host of the address.
  public static Line to(MongoAddress address) throws IOException {
    var host = address.parsed().getHosts().getFirst().split(":", 2);
    var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    return new Line(door, host[0], Integer.parseInt(host[1]));
  }

  /// The same address by way of this line.
  public MongoAddress through(MongoAddress address) {
    var hosts = String.join(",", address.parsed().getHosts());
    var here = "127.0.0.1:" + door.getLocalPort();
    var uri = address.uri().replace(hosts, here).replaceAll("replicaSet=[^&]*&?", "");
    var direct = uri + (uri.contains("?") ? "&" : "?") + "directConnection=true&retryWrites=false";
    return new MongoAddress(direct, true);
  }

  /// The next requests that contain these words never arrive.
  public void loseRequests(String words, int count) {
    marker = words;
    lostRequests.set(count);
  }

  /// The next requests that contain these words are carried out, but nobody learns of it.
  public void loseReplies(String words, int count) {
    marker = words;
    lostReplies.set(count);
  }

  /// How many that were to be lost are still to come.
  public int left() {
    return lostRequests.get() + lostReplies.get();
  }

  private void serve() {
    try {
      while (true) {
        var client = door.accept();
        threads.execute(() -> carry(client));
      }
    } catch (IOException e) {
      if (!door.isClosed()) throw new AssertionError("the line fails by itself", e);
    }
  }

  private void carry(Socket client) {
    try (client;
        var server = new Socket(host, port)) {
      synchronized (sockets) {
        sockets.add(client);
        sockets.add(server);
      }
      var buffer = new byte[BUFFER];
      while (carryOne(client, server, buffer)) {}
    } catch (IOException e) {
      return; // one of the two has hung up, which is how a conversation ends
    }
  }

  /// One request and its reply; the protocol has no other order.
  private boolean carryOne(Socket client, Socket server, byte[] buffer) throws IOException {
    var request = message(client.getInputStream(), buffer);
    boolean marked = !marker.isEmpty() && request.contains(marker);
    if (marked && spend(lostRequests)) return false;
    server.getOutputStream().write(request.getBytes(ISO_8859_1));
    var reply = message(server.getInputStream(), buffer);
    if (marked && spend(lostReplies)) return false;
    client.getOutputStream().write(reply.getBytes(ISO_8859_1));
    return true;
  }

  private static boolean spend(AtomicInteger left) {
    return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }

  /// A message of MongoDB's wire protocol begins with its length, little-endian.
  private static String message(InputStream in, byte[] buffer) throws IOException {
    if (in.readNBytes(buffer, 0, 4) < 4) throw new IOException("the end");
    int length = 0;
    for (int place = 3; place >= 0; place--) {
      length = length << 8 | Byte.toUnsignedInt(buffer[place]);
    }
    if (in.readNBytes(buffer, 4, length - 4) < length - 4) throw new IOException("cut off");
    return new String(buffer, 0, length, ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    door.close();
    synchronized (sockets) {
      for (var socket : sockets) {
        socket.close();
      }
    }
    threads.shutdownNow();
  }
}
