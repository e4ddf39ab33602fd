package org.lockstep.crypto.account;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.crypto.epoch.KeyKind;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.sign.VerifyingKey;
import org.lockstep.crypto.tuple.Bytes;
import org.lockstep.crypto.tuple.Tuple;
import org.lockstep.crypto.tuple.TupleReader;

/// The public halves of an account's category keys of one epoch, with the commitment to the secret
/// behind them.
///
/// Guarantees, once its signature by the account's identity key is verified: a server can neither
/// put a key of its own in place of a person's nor hand a new device a secret of its own, since
/// that device checks the commitment.
///
/// @param epoch an epoch of a circle or service secret, or a messages key, which has no categories
/// @param commitment what [KeyEpoch#commitment] says of that secret, 32 bytes
/// @param keys sealing key by category
public record CategoryKeySet(KeyEpoch epoch, Bytes commitment, SortedMap<String, SealingKey> keys) {
  private static final String LABEL = "lockstep/category-key-set/1";
  private static final int COMMITMENT_LENGTH = 32;

  /// Copies the keys; refuses other kinds of secret and other lengths with an
  /// [IllegalArgumentException].
  public CategoryKeySet {
    if (epoch.kind() == KeyKind.SHARE) {
      throw new IllegalArgumentException("an account does not commit to such a secret");
    }
    if (commitment.length() != COMMITMENT_LENGTH) {
      throw new IllegalArgumentException("a commitment has " + COMMITMENT_LENGTH + " bytes");
    }
    var ordered = new TreeMap<String, SealingKey>();
    keys.forEach(ordered::put);
    keys = Collections.unmodifiableSortedMap(ordered);
  }

  /// The key set of a secret, for these categories.
  public static CategoryKeySet of(EpochSecret secret, Collection<String> categories) {
    var keys = new TreeMap<String, SealingKey>();
    for (var category : categories) {
      keys.put(category, CategoryKeys.derive(secret.secret(), category).publicKey());
    }
    return new CategoryKeySet(secret.epoch(), Bytes.of(secret.commitment()), keys);
  }

  /// Signs with the account's identity key.
  public byte[] sign(SigningKey identity) {
    return identity.sign(tuple());
  }

  /// Whether the account's identity key signed exactly this.
  public boolean verify(VerifyingKey identity, byte[] signature) {
    return identity.verify(tuple(), signature);
  }

  /// What is signed, and how it is stored and sent.
  public byte[] encode() {
    return tuple().encode();
  }

  /// Reads what [#encode] made; anything else is refused with [SealRefused]. The signature is yet
  /// to be verified.
  public static CategoryKeySet decode(byte[] encoded) {
    try {
      return read(TupleReader.of(LABEL, encoded));
    } catch (IllegalArgumentException malformed) {
      throw new SealRefused(SealRefused.Reason.MALFORMED, malformed);
    }
  }

  private static CategoryKeySet read(TupleReader reader) {
    var epoch = readEpoch(reader);
    var commitment = Bytes.of(reader.bytes(COMMITMENT_LENGTH));
    var keys = new TreeMap<String, SealingKey>();
    while (reader.hasNext()) {
      var category = reader.text();
      if (!keys.isEmpty() && keys.lastKey().compareTo(category) >= 0) {
        throw new IllegalArgumentException("categories stand in order, each once");
      }
      keys.put(category, SealingKey.of(reader.bytes()));
    }
    return new CategoryKeySet(epoch, commitment, keys);
  }

  private static KeyEpoch readEpoch(TupleReader reader) {
    var kind = reader.text();
    for (var known : KeyKind.values()) {
      if (known.text().equals(kind)) return new KeyEpoch(known, reader.text(), reader.number());
    }
    throw new IllegalArgumentException("an unknown kind of secret");
  }

  private Tuple tuple() {
    var tuple = epoch.tuple(LABEL).bytes(commitment.toArray());
    for (var entry : keys.entrySet()) {
      tuple = tuple.text(entry.getKey()).bytes(entry.getValue().bytes());
    }
    return tuple;
  }
}
