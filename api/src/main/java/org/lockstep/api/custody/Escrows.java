package org.lockstep.api.custody;

import java.util.function.LongSupplier;
import org.lockstep.api.problem.ApiProblem.EscrowRejected;
import org.lockstep.api.problem.Refused;
import org.lockstep.domain.Bytes;
import org.lockstep.vault.EscrowRefused;
import org.lockstep.vault.KeyName;
import org.lockstep.vault.Staged;
import org.lockstep.vault.Vault;

/// The way of an escrow: write it down, let the command record it, then hold it.
///
/// The event comes between, so that a crash leaves either nothing or a history that says more than
/// the
/// vault holds; the next start settles what was written down. Safe for use by many threads.
public final class Escrows {
  private final Vault vault;

  /// Escrows to this vault.
  public Escrows(Vault vault) {
    this.vault = vault;
  }

  /// Carries out the command that records the escrow, and holds the secret from then on.
  ///
  /// @param seal the secret, sealed to the vault
  /// @param commitment what was published about it
  /// @return the position that the command wrote
  /// @throws Refused if the vault does not take the seal, or the domain refuses the command
  public long carryOut(KeyName name, Bytes seal, Bytes commitment, LongSupplier command) {
    var staged = stage(name, seal, commitment);
    long position = recorded(staged, command);
    staged.keep();
    return position;
  }

  private Staged stage(KeyName name, Bytes seal, Bytes commitment) {
    try {
      return vault.stage(name, seal.toArray(), commitment.toArray());
    } catch (EscrowRefused refused) {
      throw (Refused) new Refused(new EscrowRejected()).initCause(refused);
    }
  }

  private static long recorded(Staged staged, LongSupplier command) {
    try {
      return command.getAsLong();
    } catch (Refused refused) {
      // Any other failure may have recorded it: the next start asks the history.
      staged.discard();
      throw refused;
    }
  }
}
