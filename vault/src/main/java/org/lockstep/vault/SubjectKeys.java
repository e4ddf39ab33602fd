package org.lockstep.vault;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.storage.secrets.SecretName;

/// One key for each subject, under which its personal texts in the history are sealed: destroying
/// the key erases the texts and leaves every proof whole (R102).
///
/// A subject has one key for ever. A destroyed one leaves a mark and is never made again.
///
/// Up to 65,536 keys are kept in memory. A destroyed one is dropped here at once; where several
/// nodes share a store, each other node calls [#forget] when it learns that a subject is gone.
/// Safe for use by many threads.
public final class SubjectKeys {
  private static final int ID_LENGTH = 16;
  private static final int PARTS = 64;
  private static final int KEYS_IN_A_PART = 1024;

  private final Records records;
  private final SubjectCache[] parts =
      Stream.generate(() -> new SubjectCache(KEYS_IN_A_PART))
          .limit(PARTS)
          .toArray(SubjectCache[]::new);

  SubjectKeys(Records records) {
    this.records = records;
  }

  /// The subject's key; empty if it was destroyed or never made.
  public Optional<SubjectKey> get(String subject) {
    return part(subject).get(subject, () -> open(records.find(name(subject))));
  }

  /// Whether the subject's key was destroyed, as the store has it now.
  public boolean isDestroyed(String subject) {
    return records.find(name(subject)) instanceof Records.Found.Erased;
  }

  /// The subject's key, made if there is none yet.
  ///
  /// @throws SubjectErased if it was destroyed
  public SubjectKey getOrCreate(String subject) {
    return part(subject)
        .get(subject, () -> open(records.findOrMake(name(subject), SubjectKeys::fresh)))
        .orElseThrow(() -> new SubjectErased(subject));
  }

  /// Destroys the subject's key for ever, whether or not there was one. Doing so again changes
  /// nothing.
  public void destroy(String subject) {
    part(subject).drop(subject, () -> records.erase(name(subject)));
  }

  /// Drops the subject's key from memory alone, because another node destroyed it.
  public void forget(String subject) {
    part(subject).drop(subject, () -> {});
  }

  private SubjectCache part(String subject) {
    return parts[Math.floorMod(subject.hashCode(), PARTS)];
  }

  private static Optional<SubjectKey> open(Records.Found found) {
    return switch (found) {
      case Records.Found.Present(var content) -> Optional.of(read(content));
      case Records.Found.Absent(), Records.Found.Erased() -> Optional.empty();
    };
  }

  private static SubjectKey read(byte[] content) {
    var id = new byte[ID_LENGTH];
    var secret = new byte[Secret.LENGTH];
    ByteBuffer.wrap(content).get(id).get(secret);
    return new SubjectKey(HexFormat.of().formatHex(id), Secret.of(secret));
  }

  private static byte[] fresh() {
    var content = new byte[ID_LENGTH + Secret.LENGTH];
    new SecureRandom().nextBytes(content);
    return content;
  }

  private static SecretName name(String subject) {
    return new SecretName("subject", subject);
  }
}
