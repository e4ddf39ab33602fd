package org.lockstep.api.log;

import java.util.List;
import org.lockstep.crypto.log.MlDsaCosigner;
import org.lockstep.crypto.log.NoteSigner;
import org.lockstep.vault.ServerKeys;

/// Who signs the log of one origin.
///
/// @param signer signs checkpoints with Ed25519, as a public log must
/// @param cosigner signs them with ML-DSA-44 as well
public record LogKeys(NoteSigner signer, MlDsaCosigner cosigner) {
  /// The keys of that origin.
  ///
  /// @throws org.lockstep.crypto.log.LogFormatException if a note cannot carry that name
  static LogKeys of(ServerKeys keys, String origin) {
    return new LogKeys(keys.logSigner(origin), keys.logCosigner(origin));
  }

  /// The log's name.
  public String origin() {
    return signer.verifierKey().name();
  }

  /// The texts of both keys, Ed25519 first.
  List<String> texts() {
    return List.of(signer.verifierKey().text(), cosigner.verifierKey().text());
  }
}
