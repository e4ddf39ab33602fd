package org.lockstep.vault;

import java.util.Arrays;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.log.MlDsaCosigner;
import org.lockstep.crypto.log.NoteSigner;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.sign.SigningKey;
import org.lockstep.crypto.tuple.Tuple;
import org.lockstep.storage.secrets.SecretName;

/// The server's own keys, each made once and kept under the root key. No private key leaves.
///
/// Safe for use by many threads.
public final class ServerKeys {
  /// Length of a handle's digest in bytes.
  public static final int HANDLE_DIGEST_LENGTH = 16;

  private static final String KIND = "server";

  private final Records records;
  private final Secret handles;
  private final Secret tickets;
  private final Secret decoys;

  ServerKeys(Records records) {
    this.records = records;
    this.handles = seed("handles");
    this.tickets = seed("tickets");
    this.decoys = seed("decoys");
  }

  /// Who signs the log of this origin, with a key for that origin alone. Deterministic in the
  /// store; takes a look into it, so keep the answer.
  ///
  /// @throws org.lockstep.crypto.log.LogFormatException if a note cannot carry that name
  public NoteSigner logSigner(String origin) {
    return new NoteSigner(origin, SigningKey.fromSeed(seed("log/" + origin).bytes()));
  }

  /// Who signs the log of this origin beside [#logSigner], with a key that a quantum computer does
  /// not find (ML-DSA-44). Deterministic in the store; takes a look into it, so keep the answer.
  ///
  /// @throws org.lockstep.crypto.log.LogFormatException if a note cannot carry that name
  public MlDsaCosigner logCosigner(String origin) {
    return MlDsaCosigner.fromSeed(origin, seed("log-ml-dsa/" + origin).bytes());
  }

  /// What stands for a handle in the history: the first 16 bytes of an HMAC-SHA256 under a key that
  /// serves nothing else. Without that key nobody can try handles out.
  ///
  /// @param normalised the handle in the form in which equal handles are equal
  public byte[] handleDigest(String normalised) {
    var digest = handles.commitment(Tuple.of("lockstep/handle-digest/1").text(normalised));
    return Arrays.copyOf(digest, HANDLE_DIGEST_LENGTH);
  }

  /// What proves that this server has given a ticket out: HMAC-SHA256 of its fields, 32 bytes,
  /// under a key that serves nothing else.
  public byte[] ticketMac(Tuple ticket) {
    return tickets.commitment(ticket);
  }

  /// What is shown in place of something that does not exist: 32 bytes, always the same ones for
  /// the same place, and without the key not to be told from random ones.
  ///
  /// @param purpose what it stands in for, a word
  /// @param place where, for one the handle that was asked for
  public byte[] decoy(String purpose, String place) {
    return decoys.commitment(Tuple.of("lockstep/decoy/1").text(purpose).text(place));
  }

  /// What escrows are sealed to.
  OpeningKey vaultKey() {
    return OpeningKey.derive(seed("vault").bytes());
  }

  private Secret seed(String id) {
    var name = new SecretName(KIND, id);
    return switch (records.findOrMake(name, () -> Secret.random().bytes())) {
      case Records.Found.Present(var seed) -> Secret.of(seed);
      case Records.Found.Absent(), Records.Found.Erased() ->
          throw new DamagedRecord(KIND, id, "it was destroyed");
    };
  }
}
