package org.lockstep.realtime.room;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.realtime.sync.SyncMessage;

/// A socket that remembers what was sent into it. It speaks the room's own words, numbered.
final class Reader implements Outlet {
  private final List<RoomMessage> heard = new ArrayList<>();
  private final List<ByteBuf> frames = new ArrayList<>();
  private boolean isWritable = true;
  private boolean isRead = true;
  private @Nullable Ending ending;

  /// A protocol in which a message is its place in a list.
  static final class Words implements Dialect {
    private final List<RoomMessage> said = new ArrayList<>();

    @Override
    public Optional<Frame> encode(RoomMessage message) {
      said.add(message);
      return Optional.of(
          new Frame(new byte[] {(byte) ((said.size() - 1) >> 8), (byte) (said.size() - 1)}));
    }

    RoomMessage of(ByteBuf frame) {
      var bytes = ByteBufUtil.getBytes(frame);
      return said.get(((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff));
    }
  }

  private final Words words;

  Reader(Words words) {
    this.words = words;
  }

  @Override
  public void send(Frame frame) {
    var bytes = frame.share();
    frames.add(bytes);
    heard.add(words.of(bytes));
  }

  List<RoomMessage> heard() {
    return heard;
  }

  /// The changes that came, each as the room sent it.
  List<byte[]> updates() {
    return heard.stream()
        .filter(m -> m instanceof RoomMessage.Sync(SyncMessage.Update _))
        .map(m -> ((SyncMessage.Update) ((RoomMessage.Sync) m).message()).update())
        .toList();
  }

  /// The last answer to "this is what I have".
  byte[] answer() {
    return heard.stream()
        .filter(m -> m instanceof RoomMessage.Sync(SyncMessage.Step2 _))
        .map(m -> ((SyncMessage.Step2) ((RoomMessage.Sync) m).message()).update())
        .toList()
        .getLast();
  }

  long count(Class<? extends RoomMessage> kind) {
    return heard.stream().filter(kind::isInstance).count();
  }

  List<ByteBuf> frames() {
    return frames;
  }

  void forget() {
    heard.clear();
    frames.forEach(ByteBuf::release);
    frames.clear();
  }

  void writable(boolean whether) {
    isWritable = whether;
  }

  @Override
  public boolean isWritable() {
    return isWritable;
  }

  @Override
  public void read(boolean whether) {
    isRead = whether;
  }

  boolean isRead() {
    return isRead;
  }

  @Override
  public void end(Ending why) {
    ending = why;
  }

  @Nullable Ending ending() {
    return ending;
  }
}
