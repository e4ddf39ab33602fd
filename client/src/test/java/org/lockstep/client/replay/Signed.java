package org.lockstep.client.replay;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.lockstep.audit.log.LogSource;
import org.lockstep.audit.log.LogUnavailable;
import org.lockstep.audit.log.LogView;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.Edge;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.NoteSigner;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.domain.Bytes;
import org.lockstep.wire.event.EventRecord;
import org.lockstep.wire.event.LoggedEvent;

/// A log of fewer than 256 events, signed for whatever they are: its operator may lie.
final class Signed implements LogSource {
  private static final String ORIGIN = "example.org/v1/log";

  private final NoteSigner signer = new NoteSigner(ORIGIN, SigningKey.fromSeed(new byte[32]));
  private final List<Hash> leaves;

  private Signed(List<Hash> leaves) {
    this.leaves = leaves;
  }

  /// The log of these events.
  static LogView of(List<LoggedEvent> events) {
    var leaves =
        events.stream().map(logged -> Hash.of(logged.event().leafHash().toArray())).toList();
    var source = new Signed(leaves);
    return LogView.newest(source, source.signer.verifierKey());
  }

  @Override
  public byte[] fetch(String path) {
    var edge = Edge.EMPTY.append(leaves).edge();
    if (path.equals(CHECKPOINT)) return signer.sign(Checkpoint.of(ORIGIN, edge)).bytes();
    if (!path.equals("tile/0/000.p/" + leaves.size())) throw LogUnavailable.absent(path);
    var tile = new ByteArrayOutputStream();
    leaves.forEach(leaf -> tile.writeBytes(leaf.bytes()));
    return tile.toByteArray();
  }

  /// The same event with another place in its stream, and the leaf that fits.
  static EventRecord inStream(EventRecord r, String stream, long sequence) {
    return withLeaf(
        new EventRecord(
            r.position(),
            r.at(),
            r.streamType(),
            stream,
            sequence,
            r.type(),
            r.revision(),
            r.actor(),
            r.payload(),
            r.metadata(),
            r.salt(),
            r.leafHash()));
  }

  /// The same event recorded so many seconds earlier, with the leaf that fits.
  static EventRecord earlier(EventRecord r, long seconds) {
    return withLeaf(
        new EventRecord(
            r.position(),
            r.at().minusSeconds(seconds),
            r.streamType(),
            r.streamId(),
            r.streamSequence(),
            r.type(),
            r.revision(),
            r.actor(),
            r.payload(),
            r.metadata(),
            r.salt(),
            r.leafHash()));
  }

  /// The same event of another type, with the leaf that fits.
  static EventRecord ofType(EventRecord r, String type) {
    return withLeaf(
        new EventRecord(
            r.position(),
            r.at(),
            r.streamType(),
            r.streamId(),
            r.streamSequence(),
            type,
            r.revision(),
            r.actor(),
            r.payload(),
            r.metadata(),
            r.salt(),
            r.leafHash()));
  }

  private static EventRecord withLeaf(EventRecord r) {
    return new EventRecord(
        r.position(),
        r.at(),
        r.streamType(),
        r.streamId(),
        r.streamSequence(),
        r.type(),
        r.revision(),
        r.actor(),
        r.payload(),
        r.metadata(),
        r.salt(),
        Bytes.of(r.header().hash().bytes()));
  }
}
