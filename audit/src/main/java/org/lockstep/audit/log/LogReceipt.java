package org.lockstep.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.lockstep.crypto.log.InclusionProof;
import org.lockstep.crypto.log.LeafHeader;
import org.lockstep.crypto.log.LogFormatException;
import org.lockstep.crypto.log.MerkleHash;
import org.lockstep.crypto.log.Note;
import org.lockstep.crypto.log.VerifierKey;

/// A proof that an event is in the log, for somebody who has nothing but it and the log's key (C2SP
/// `tlog-proof`).
///
/// Ours carry the entry itself as the format's extra data. That is believed no further than its
/// hash fits the proof.
///
/// @param entry the extra data; empty where the receipt has none
/// @param proof the position and its path
/// @param checkpoint the note of the checkpoint, with all signatures
public record LogReceipt(Optional<Entry> entry, InclusionProof proof, Note checkpoint) {
  /// The end of such files' names.
  public static final String EXTENSION = ".tlog-proof";

  /// The bytes of an entry.
  ///
  /// @param text as [LeafHeader#bytes] gives them
  public record Entry(String text) {}

  /// What a receipt shows once it is verified.
  ///
  /// @param header the event
  /// @param checkpoint what was signed, and by whom
  public record Shown(LeafHeader header, SignedCheckpoint checkpoint) {}

  /// The receipt of an entry.
  static LogReceipt of(byte[] entry, InclusionProof proof, SignedCheckpoint checkpoint) {
    return new LogReceipt(
        Optional.of(new Entry(new String(entry, UTF_8))), proof, checkpoint.note());
  }

  /// The file.
  public byte[] bytes() {
    return ReceiptText.write(this);
  }

  /// Reads a file.
  ///
  /// @throws LogRefused as [LogFault.ReceiptMalformed] if it is none
  public static LogReceipt parse(byte[] file) {
    return ReceiptText.read(file);
  }

  /// Verifies the receipt.
  ///
  /// @throws LogRefused if the key did not sign the checkpoint, the entry is missing or is none, or
  ///     the proof does not lead from it to the root
  public Shown verify(VerifierKey key) {
    var signed = SignedCheckpoint.verify(checkpoint.bytes(), key);
    long position = proof.index();
    var text =
        entry.orElseThrow(() -> new LogRefused(new LogFault.ReceiptWithoutEntry(position))).text();
    var bytes = text.getBytes(UTF_8);
    var proven =
        new InclusionProof(position, signed.size(), proof.path())
            .proves(MerkleHash.leaf(bytes), signed.checkpoint().root());
    if (!proven) throw new LogRefused(new LogFault.ReceiptWrong(position, signed.checkpoint()));
    return new Shown(header(position, bytes), signed);
  }

  private static LeafHeader header(long position, byte[] entry) {
    LeafHeader header;
    try {
      header = LeafHeader.parse(entry);
    } catch (LogFormatException malformed) {
      throw new LogRefused(
          new LogFault.EntryMalformed(position, String.valueOf(malformed.getMessage())));
    }
    if (header.seq() == position) return header;
    throw new LogRefused(new LogFault.EntryMisplaced(position, header.seq()));
  }
}
