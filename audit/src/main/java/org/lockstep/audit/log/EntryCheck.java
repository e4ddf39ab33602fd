package org.lockstep.audit.log;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.lockstep.crypto.log.Hash;
import org.lockstep.crypto.log.LeafHeader;
import org.lockstep.crypto.log.LogFormatException;
import org.lockstep.crypto.log.MerkleHash;
import org.lockstep.crypto.log.TileName;

/// Holds entries against the leaf hashes of an authenticated tile. For one thread, one log, in the
/// order of positions.
final class EntryCheck {
  private final Consumer<LeafHeader> taking;
  private Instant last = Instant.MIN;

  /// @param taking told of each header once it was checked
  EntryCheck(Consumer<LeafHeader> taking) {
    this.taking = taking;
  }

  /// Checks the entries of one bundle.
  ///
  /// @param bundle the name of the tile
  /// @param leaves the hashes of that tile, authenticated
  /// @throws LogRefused naming the first position that is wrong
  void check(TileName bundle, List<byte[]> entries, List<Hash> leaves) {
    for (int i = 0; i < entries.size(); i++) {
      var header = header(bundle, bundle.first() + i, entries.get(i), leaves.get(i));
      if (header.at().isBefore(last)) {
        throw new LogRefused(new LogFault.TimeFell(header.seq()));
      }
      last = header.at();
      taking.accept(header);
    }
  }

  /// The header at a position, if it is what the leaf hash is of and stands where it says.
  static LeafHeader header(TileName bundle, long position, byte[] entry, Hash leaf) {
    boolean logged = MerkleHash.leaf(entry).equals(leaf);
    LeafHeader header;
    try {
      header = LeafHeader.parse(entry);
    } catch (LogFormatException malformed) {
      throw new LogRefused(
          logged
              ? new LogFault.EntryMalformed(position, String.valueOf(malformed.getMessage()))
              : new LogFault.EntryWrong(bundle, position));
    }
    if (header.seq() != position) {
      throw new LogRefused(new LogFault.EntryMisplaced(position, header.seq()));
    }
    if (!logged) throw new LogRefused(new LogFault.EntryWrong(bundle, position));
    return header;
  }
}
