package org.lockstep.realtime.server;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.realtime.Archive.ANA;
import static org.lockstep.realtime.Archive.PLAN;
import static org.lockstep.realtime.Archive.SHARE;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.domain.share.Role;
import org.lockstep.realtime.Archive;
import org.lockstep.realtime.hocuspocus.Address;
import org.lockstep.realtime.hocuspocus.Body;
import org.lockstep.realtime.hocuspocus.HocuspocusFrame;
import org.lockstep.realtime.room.Ending;
import org.lockstep.realtime.room.RoomBounds;
import org.lockstep.realtime.room.Rooms;
import org.lockstep.realtime.room.Sessions;
import org.lockstep.realtime.room.Traffic;

/// Who is silent, on either side of a socket, in the test's own time.
class HeartbeatTest {
  private static final SocketBounds BOUNDS = SocketBounds.standard();
  private static final Duration A_MOMENT = Duration.ofNanos(1);

  /// An empty awareness update as y-websocket has it, in a WebSocket frame of the server.
  private static final String NOBODY = "8203010100";

  private final MockTicker ticker = Ticker.newMockTicker();
  private final EmbeddedChannel channel = EmbeddedChannel.builder().ticker(ticker).build();
  private final Archive archive;
  private final House house;
  private final List<Ending> endings = new ArrayList<>();

  HeartbeatTest(@TempDir Path directory) {
    archive = new Archive(directory);
    var traffic =
        new Traffic() {
          @Override
          public void disconnected(Ending ending) {
            endings.add(ending);
          }
        };
    var rooms =
        new Rooms(
            archive.documents(),
            RoomBounds.standard(),
            () -> new NettyLoop(channel.eventLoop()),
            Runnable::run,
            traffic,
            Sessions.UNHEARD);
    var tickets = new TicketDesk().give("ana", ANA, Role.EDITOR);
    var admission =
        new Admission(
            tickets,
            Runnable::run,
            InstantSource.system(),
            traffic,
            new Quota<>(BOUNDS.documents()));
    house = new House(rooms, admission, BOUNDS);
    this.traffic = traffic;
  }

  private final Traffic traffic;

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
    archive.close();
  }

  private void open(Function<Wire, FrontEnd> frontEnd) {
    var socket = new SocketHandler(channel, BOUNDS, traffic, frontEnd);
    channel.pipeline().addLast(socket);
    socket.open();
    run();
  }

  private void openY(String ticket) {
    var target = (Target.OneDocument) Target.of("/y/" + PLAN + "?ticket=" + ticket);
    open(wire -> new YConnection(wire, house, target));
  }

  private void run() {
    channel.runPendingTasks();
  }

  private void pass(Duration time) {
    ticker.advance(time.toNanos(), NANOSECONDS);
    run();
  }

  /// What the server has sent since it was asked last: bytes in hexadecimal, and names of frames.
  private List<String> sent() {
    var all = new ArrayList<String>();
    for (Object message = channel.readOutbound();
        message != null;
        message = channel.readOutbound()) {
      all.add(
          switch (message) {
            case ByteBuf bytes -> ByteBufUtil.hexDump(bytes);
            case CloseWebSocketFrame close -> "close " + close.statusCode();
            default -> message.getClass().getSimpleName();
          });
      ReferenceCountUtil.release(message);
    }
    return all;
  }

  private void hears(Object frame) {
    channel.writeInbound(frame);
    run();
  }

  @Test
  void the_server_says_something_and_asks_for_an_answer_again_and_again() {
    openY("ana");
    sent();
    for (int i = 0; i < 3; i++) {
      pass(BOUNDS.heartbeat().minus(A_MOMENT));
      assertThat(sent()).isEmpty();
      pass(A_MOMENT);
      assertThat(sent()).containsExactly(NOBODY, PingWebSocketFrame.class.getSimpleName());
      hears(new PongWebSocketFrame());
    }
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void clients_hear_it_more_often_than_they_give_up() {
    assertThat(BOUNDS.heartbeat()).isLessThan(Duration.ofSeconds(30));
    assertThat(BOUNDS.silence()).isGreaterThan(BOUNDS.heartbeat().multipliedBy(2));
  }

  @Test
  void who_falls_silent_is_closed_and_who_answers_pings_is_not() {
    openY("ana");
    var untilNoticed = BOUNDS.silence().plus(BOUNDS.heartbeat());
    for (var passed = Duration.ZERO;
        passed.compareTo(untilNoticed.multipliedBy(2)) < 0;
        passed = passed.plus(BOUNDS.heartbeat())) {
      pass(BOUNDS.heartbeat());
      hears(new PongWebSocketFrame());
    }
    assertThat(channel.isOpen()).isTrue();
    for (var passed = Duration.ZERO;
        passed.compareTo(untilNoticed) < 0;
        passed = passed.plus(BOUNDS.heartbeat())) {
      pass(BOUNDS.heartbeat());
    }
    assertThat(channel.isOpen()).isFalse();
    assertThat(endings).containsExactly(Ending.TIMEOUT);
  }

  @Test
  void who_only_just_says_something_in_time_stays() {
    openY("ana");
    for (int i = 0; i < 5; i++) {
      pass(BOUNDS.silence().minus(A_MOMENT));
      hears(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(new byte[] {3}))); // asks who is there
    }
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void a_ping_is_answered_with_what_it_carries() {
    openY("ana");
    sent();
    channel.writeInbound(new PingWebSocketFrame(Unpooled.wrappedBuffer(new byte[] {1, 2})));
    PongWebSocketFrame pong = channel.readOutbound();
    assertThat(ByteBufUtil.hexDump(pong.content())).isEqualTo("0102");
    pong.release();
  }

  @Test
  void on_a_hocuspocus_socket_one_open_document_is_heard_of_for_all() {
    open(wire -> new HocuspocusConnection(wire, house));
    for (var name : List.of("one", "two")) {
      var address = new Address(SHARE + "/" + name);
      var ticket = new HocuspocusFrame.Addressed(address, new Body.Token("ana", ""));
      hears(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(ticket.toByteArray())));
    }
    sent();
    pass(BOUNDS.heartbeat());
    assertThat(sent()).hasSize(2).endsWith(PingWebSocketFrame.class.getSimpleName());
  }

  @Test
  void a_socket_without_a_document_is_closed_in_time() {
    open(wire -> new HocuspocusConnection(wire, house));
    pass(BOUNDS.patience().minus(A_MOMENT));
    assertThat(sent()).isEmpty();
    pass(A_MOMENT);
    assertThat(sent()).containsExactly("close 4408");
    pass(BOUNDS.farewell());
    assertThat(channel.isOpen()).as("who does not answer a close is cut off").isFalse();
  }

  @Test
  void who_asks_for_no_websocket_is_closed_in_time() {
    var doors = UpgradeHandler.Doors.of(1);
    var silent = new Remote(ticker, new UpgradeHandler(house, traffic, doors));
    ticker.advance(BOUNDS.patience().minus(A_MOMENT).toNanos(), NANOSECONDS);
    silent.runPendingTasks();
    assertThat(silent.isOpen()).isTrue();
    ticker.advance(1, NANOSECONDS);
    silent.runPendingTasks();
    assertThat(silent.isOpen()).isFalse();
    assertThat(doors.sockets().take(Origin.of(Remote.ADDRESS.getAddress()))).isTrue();
  }

  @Test
  void whoever_opens_more_than_can_be_refused_is_told_nothing() {
    var doors = UpgradeHandler.Doors.of(1);
    var sockets =
        Stream.generate(() -> new Remote(ticker, new UpgradeHandler(house, traffic, doors)))
            .limit(4)
            .toList();
    assertThat(sockets.stream().map(EmbeddedChannel::isOpen))
        .containsExactly(true, true, false, false);
    sockets.get(1).close().syncUninterruptibly();
    assertThat(new Remote(ticker, new UpgradeHandler(house, traffic, doors)).isOpen()).isTrue();
    sockets.forEach(EmbeddedChannel::finishAndReleaseAll);
  }

  @Test
  void strangers_send_anything_and_are_closed_without_a_word() {
    var stranger =
        new Remote(ticker, new UpgradeHandler(house, traffic, UpgradeHandler.Doors.of(1)));
    stranger.pipeline().fireExceptionCaught(new IOException("connection reset"));
    assertThat(stranger.isOpen()).isFalse();
    stranger.checkException();
  }

  /// A socket that comes from somewhere.
  private static final class Remote extends EmbeddedChannel {
    private static final InetSocketAddress ADDRESS =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 4711);

    Remote(Ticker ticker, ChannelHandler handler) {
      super(EmbeddedChannel.builder().ticker(ticker).handlers(handler));
    }

    @Override
    protected SocketAddress remoteAddress0() {
      return ADDRESS;
    }
  }
}
