package org.lockstep.vault;

import java.util.OptionalInt;
import java.util.function.Function;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.escrow.Escrow;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.storage.secrets.Secrets;

/// The server's own key custody: the only code that holds a private key of the server or opens a
/// seal.
///
/// Guarantees: it takes no secret but the one that was committed to; it hands none out before the
/// use is recorded; what it destroyed is in no byte of its store, and nothing it is told later
/// brings it back. No secret shows in an exception or a text form.
///
/// The heap may keep copies of a secret until it is collected. Every change is durable on return.
/// Safe for use by many threads. The store stays its owner's to close.
public final class Vault {
  private final OpeningKey key;
  private final EscrowedKeys escrowed;
  private final KeyUses uses;
  private final SealedRecords sealedRecords;
  private final SubjectKeys subjectKeys;
  private final ServerKeys serverKeys;
  private final Attempts attempts;
  private final ServerMadeKeys serverMade;

  private Vault(Secrets secrets, RootKey root, UseLog log) {
    var records = new Records(secrets, root);
    this.escrowed = new EscrowedKeys(secrets, records);
    this.uses = new KeyUses(escrowed, log);
    this.sealedRecords = new SealedRecords(secrets, records);
    this.subjectKeys = new SubjectKeys(records);
    this.serverKeys = new ServerKeys(records);
    this.attempts = new Attempts(secrets);
    this.serverMade = new ServerMadeKeys(records, log);
    this.key = serverKeys.vaultKey();
  }

  /// Opens the vault over its store, and makes the server's keys in an empty one.
  ///
  /// @param log asked before each use of an escrowed secret
  /// @throws RootKeyRefused if the store was made with another root key
  /// @throws DamagedRecord if the server's keys do not open
  public static Vault open(Secrets secrets, RootKey root, UseLog log) {
    new RootCheck(secrets).require(root);
    return new Vault(secrets, root, log);
  }

  /// What devices escrow to. The log pins it.
  public SealingKey publicKey() {
    return key.publicKey();
  }

  /// Opens an escrow, checks it against the commitment and writes it down as staged. It counts as
  /// held only after [Staged#keep].
  ///
  /// @param commitment what the owner published about this epoch
  /// @throws EscrowRefused if it is not that secret, sealed to this vault under this name
  public Staged stage(KeyName name, byte[] seal, byte[] commitment) {
    try {
      var opened = Escrow.open(key, name.keyEpoch(), seal, commitment);
      return new Staged(escrowed, escrowed.stage(name, opened.secret()));
    } catch (SealRefused refused) {
      throw new EscrowRefused(name, refused);
    }
  }

  /// Keeps what is recorded and destroys what is not, of all that was staged and never settled. At
  /// start-up only, before the first command.
  public void settleStaged(RecordedEscrows recorded) {
    escrowed.settleStaged(recorded);
  }

  /// Destroys all secrets of that kind of an owner, staged ones included, for ever (R20, R58).
  /// Doing so again changes nothing.
  ///
  /// @return how many epochs were held
  public int destroy(KeyName.Kind kind, String owner) {
    return escrowed.destroy(kind, owner);
  }

  /// Whether the vault holds this very epoch's secret; a staged one does not count.
  public boolean holds(KeyName name) {
    return escrowed.holds(name);
  }

  /// The newest epoch of an owner whose secret the vault holds.
  public OptionalInt newestHeld(KeyName.Kind kind, String owner) {
    return escrowed.held(kind, owner).stream().mapToInt(KeyName::epoch).max();
  }

  /// Records the use, then opens the secret `use.key()` and gives it to the work.
  ///
  /// The way starts at the nearest held epoch, the wanted one or a later one, and walks the chain
  /// down. What can be known without a key is checked first, so that a use that cannot succeed is
  /// not recorded. The work must not let the secret outlive it.
  ///
  /// @throws KeyUnreachable if the vault holds nothing that leads there
  public <T> T use(KeyUse use, EpochChain chain, Function<Secret, T> work) {
    return uses.use(use, chain, work);
  }

  /// Small secrets of other features.
  public SealedRecords sealedRecords() {
    return sealedRecords;
  }

  /// The keys of personal texts.
  public SubjectKeys subjectKeys() {
    return subjectKeys;
  }

  /// The keys that the server makes for data of accounts' own.
  public ServerMadeKeys serverMade() {
    return serverMade;
  }

  /// The counters of attempts.
  public Attempts attempts() {
    return attempts;
  }

  /// The server's own keys.
  public ServerKeys serverKeys() {
    return serverKeys;
  }
}
