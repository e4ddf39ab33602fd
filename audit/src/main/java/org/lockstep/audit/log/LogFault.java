package org.lockstep.audit.log;

import java.util.List;
import java.util.OptionalLong;
import org.lockstep.crypto.log.Checkpoint;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.TileName;

/// What can be wrong with what a log shows, and where.
public sealed interface LogFault {
  /// A fault of a checkpoint by itself.
  sealed interface OfCheckpoint extends LogFault {}

  /// A fault that shows when two checkpoints are held against each other.
  sealed interface OfGrowth extends LogFault {}

  /// A fault of a tile.
  sealed interface OfTile extends LogFault {}

  /// A fault of an entry, or of the bundle that it lies in.
  sealed interface OfEntry extends LogFault {}

  /// A fault of a receipt.
  sealed interface OfReceipt extends LogFault {}

  /// What should be a signed checkpoint is none.
  record CheckpointMalformed(String why) implements OfCheckpoint {}

  /// A checkpoint with more signatures than anybody should have to verify.
  record TooManySignatures(int shown, int most) implements OfCheckpoint {}

  /// A checkpoint that the expected key did not sign.
  ///
  /// @param key the name of the expected key
  /// @param signers the names on the signature lines
  record NotSigned(String key, List<String> signers) implements OfCheckpoint {
    /// Keeps its own copy of the list.
    public NotSigned {
      signers = List.copyOf(signers);
    }
  }

  /// A signature that claims to be by a known key and is not: the checkpoint was altered after it
  /// was signed, or the signature was.
  ///
  /// @param key the name of the key
  record SignatureWrong(String key) implements OfCheckpoint {}

  /// A checkpoint of another log than the key's.
  record OriginOther(String expected, String shown) implements OfCheckpoint {}

  /// A checkpoint that too few of the wanted witnesses cosigned.
  ///
  /// @param quorum the name of what was wanted
  /// @param lacking the names of the witnesses that did not cosign
  record WitnessesMissing(String quorum, List<String> lacking) implements OfCheckpoint {
    /// Keeps its own copy of the list.
    public WitnessesMissing {
      lacking = List.copyOf(lacking);
    }
  }

  /// Fewer events than the log had signed for already.
  record RolledBack(Checkpoint known, Checkpoint shown) implements OfGrowth {}

  /// Two histories under one key: what is shown does not begin with what was known.
  record Forked(Checkpoint known, Checkpoint shown) implements OfGrowth {}

  /// A tile of another length than its address says.
  ///
  /// @param bytes its length
  record TileWidthWrong(TileName tile, int bytes) implements OfTile {}

  /// A full tile that is not what the signed root has at its place.
  record TileWrong(TileName tile) implements OfTile {}

  /// The tiles at the right edge do not make the signed root; at least one of them is wrong.
  ///
  /// @param computed what they make
  record EdgeWrong(Checkpoint checkpoint, List<TileName> tiles, Hash computed) implements OfTile {
    /// Keeps its own copy of the list.
    public EdgeWrong {
      tiles = List.copyOf(tiles);
    }
  }

  /// A bundle that ends before an entry that it must have.
  ///
  /// @param position the first entry that is not there wholly
  record EntryMissing(TileName bundle, long position) implements OfEntry {}

  /// A bundle that goes on after its last entry.
  record EntriesSurplus(TileName bundle) implements OfEntry {}

  /// An entry that is not the one whose hash is in the tree.
  record EntryWrong(TileName bundle, long position) implements OfEntry {}

  /// An entry that says of itself that it stands elsewhere.
  ///
  /// @param said the position in its text
  record EntryMisplaced(long position, long said) implements OfEntry {}

  /// Bytes in the tree that are no entry.
  record EntryMalformed(long position, String why) implements OfEntry {}

  /// An entry that was recorded before the one in front of it.
  record TimeFell(long position) implements OfEntry {}

  /// An event that is not the next of the stream that it says it belongs to.
  record StreamBroken(long position) implements OfEntry {}

  /// An event that was shown, and that is not the one in the log at its position.
  record EventNotLogged(long position) implements OfEntry {}

  /// What should be a receipt is none.
  record ReceiptMalformed(String why) implements OfReceipt {}

  /// A receipt without the entry that it is for, where none was given beside it.
  record ReceiptWithoutEntry(long position) implements OfReceipt {}

  /// A receipt that does not show its entry at its position in its checkpoint.
  record ReceiptWrong(long position, Checkpoint checkpoint) implements OfReceipt {}

  /// The position that is wrong, where it is one.
  default OptionalLong firstWrong() {
    return switch (this) {
      case EntryMissing f -> OptionalLong.of(f.position());
      case EntryWrong f -> OptionalLong.of(f.position());
      case EntryMisplaced f -> OptionalLong.of(f.position());
      case EntryMalformed f -> OptionalLong.of(f.position());
      case EventNotLogged f -> OptionalLong.of(f.position());
      case TimeFell f -> OptionalLong.of(f.position());
      case StreamBroken f -> OptionalLong.of(f.position());
      case ReceiptWithoutEntry f -> OptionalLong.of(f.position());
      case ReceiptWrong f -> OptionalLong.of(f.position());
      case OfCheckpoint _, OfGrowth _, OfTile _, EntriesSurplus _, ReceiptMalformed _ ->
          OptionalLong.empty();
    };
  }

  /// One line for a person: what is wrong, where, and what it means.
  default String words() {
    return LogFaultWords.of(this);
  }
}
