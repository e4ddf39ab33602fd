package org.lockstep.crypto.recovery;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.tuple.Tuple;

/// An account's secrets, encrypted so that its recovery key alone brings them back; the server
/// keeps the bytes.
///
/// Guarantees: nobody reads or makes a packet without the recovery key or the packet key that came
/// from it; a packet serves for its account alone; the header is authenticated, and one that asks
/// for a cheaper stretch than the floor is refused before anything is computed. That a server hands
/// out the newest packet, it does not guarantee: compare the epochs inside with those that the
/// account published.
public final class RecoveryPacket {
  /// Length of a packet in bytes: a server refuses any other.
  public static final int LENGTH =
      RecoveryHeader.LENGTH + Secret.WRAP_OVERHEAD + RecoveryContents.LENGTH;

  private RecoveryPacket() {}

  /// Makes a packet under a stretched recovery key.
  public static byte[] make(RecoveryRoot root, RecoveryContents contents) {
    return make(root.header(), root.packetKey(contents.account()), contents);
  }

  /// Makes a packet under a packet key that a device kept, with the header that belongs to it.
  public static byte[] make(RecoveryHeader header, Secret packetKey, RecoveryContents contents) {
    var encodedHeader = header.encode();
    var wrapped = packetKey.wrap(context(contents.account(), encodedHeader), contents.encode());
    return ByteBuffer.allocate(encodedHeader.length + wrapped.length)
        .put(encodedHeader)
        .put(wrapped)
        .array();
  }

  /// Opens an account's packet with the recovery key, which is stretched as the header says;
  /// [SealRefused] otherwise.
  public static RecoveryContents open(RecoveryKey key, String account, byte[] packet) {
    requireLength(packet);
    var root = key.stretch(RecoveryHeader.of(packet));
    return open(root.packetKey(account), account, packet);
  }

  /// Opens an account's packet with its packet key; [SealRefused] otherwise.
  public static RecoveryContents open(Secret packetKey, String account, byte[] packet) {
    requireLength(packet);
    var header = RecoveryHeader.of(packet).encode();
    var wrapped = Arrays.copyOfRange(packet, RecoveryHeader.LENGTH, packet.length);
    var contents = packetKey.unwrap(context(account, header), wrapped);
    try {
      return RecoveryContents.decode(account, contents);
    } catch (IllegalArgumentException malformed) {
      throw new SealRefused(SealRefused.Reason.MALFORMED, malformed);
    }
  }

  private static void requireLength(byte[] packet) {
    if (packet.length != LENGTH) throw new SealRefused(SealRefused.Reason.MALFORMED);
  }

  private static Tuple context(String account, byte[] header) {
    return Tuple.of("lockstep/recovery-packet/1").text(account).bytes(header);
  }
}
