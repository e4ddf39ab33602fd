package org.lockstep.crypto.web;

import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.seal.Seal;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.seal.Suite;
import org.lockstep.crypto.tuple.Tuple;

/// The private half of one category's key, sealed to a browser's session.
///
/// Guarantees: only that session opens it, only as the key of that account, category and epoch, and
/// only if it is the private half of the public key that the session expects. It says nothing of
/// other categories, of other epochs or of the secret behind it. Who made it, it does not prove:
/// the public key must be one that the account's identity key signed.
public final class CategorySeal {
  /// Length of a seal in bytes: a server refuses any other.
  public static final int LENGTH = Suite.DEFAULT.sealLength(OpeningKey.SEED_LENGTH);

  private static final Tuple INFO = Tuple.of("lockstep/web-category-seal/1");

  private CategorySeal() {}

  /// What a seal is for.
  ///
  /// @param account the account's id
  /// @param session the session's id
  /// @param epoch of the account's service secret
  public record Slot(String account, String session, String category, long epoch) {
    private Tuple tuple(SealingKey key) {
      return Tuple.of("lockstep/web-category-slot/1")
          .text(account)
          .text(session)
          .text(category)
          .number(epoch)
          .bytes(key.bytes());
    }
  }

  /// Seals the key to the session.
  public static byte[] make(SealingKey session, Slot slot, OpeningKey category) {
    return Seal.make(session, INFO, slot.tuple(session), category.seed());
  }

  /// Opens it in the session, and checks it against the published key; [SealRefused] otherwise.
  public static OpeningKey open(OpeningKey session, Slot slot, byte[] seal, SealingKey published) {
    if (seal.length != LENGTH) throw new SealRefused(SealRefused.Reason.MALFORMED);
    var opened = OpeningKey.fromSeed(session.open(seal, INFO, slot.tuple(session.publicKey())));
    if (!opened.publicKey().equals(published)) {
      throw new SealRefused(SealRefused.Reason.COMMITMENT_MISMATCH);
    }
    return opened;
  }
}
