package org.lockstep.crypto.recovery;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.tuple.Tuple;

/// An account's secrets, encrypted so that its recovery key alone brings them back; the server
/// keeps the bytes.
///
/// Guarantees: nobody reads or makes a packet without the recovery key; a packet serves for its
/// account alone; the header is authenticated, and one that asks for a cheaper stretch than the
/// floor is refused before anything is computed. Which recovery key is the newest, it does not
/// tell: replacing one means destroying its packet.
public final class RecoveryPacket {
  /// Length of a packet in bytes: a server refuses any other.
  public static final int LENGTH =
      RecoveryHeader.LENGTH + Secret.WRAP_OVERHEAD + RecoveryContents.LENGTH;

  private RecoveryPacket() {}

  /// Makes an account's packet under a stretched recovery key.
  public static byte[] make(RecoveryRoot root, RecoveryContents contents) {
    var header = root.header().encode();
    var context = context(contents.account(), header);
    var wrapped = root.packetKey(contents.account()).wrap(context, contents.encode());
    return ByteBuffer.allocate(header.length + wrapped.length).put(header).put(wrapped).array();
  }

  /// Opens an account's packet with the recovery key, which is stretched as the header says;
  /// [SealRefused] otherwise.
  public static RecoveryContents open(RecoveryKey key, String account, byte[] packet) {
    requireLength(packet);
    return open(key.stretch(RecoveryHeader.of(packet)), account, packet);
  }

  /// Opens an account's packet with the recovery key that was stretched as its header says;
  /// [SealRefused] otherwise.
  public static RecoveryContents open(RecoveryRoot root, String account, byte[] packet) {
    requireLength(packet);
    var header = RecoveryHeader.of(packet).encode();
    var wrapped = Arrays.copyOfRange(packet, RecoveryHeader.LENGTH, packet.length);
    var contents = root.packetKey(account).unwrap(context(account, header), wrapped);
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
