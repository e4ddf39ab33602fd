package org.lockstep.crypto.derive;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id, version 1.3 (RFC 9106): stretches passwords, codes and recovery keys.
///
/// Guarantees: no [Parameters] below the floor exist, so a server that hands out weak ones is
/// refused before anything is computed; none so high exist that a server could use them to tie up a
/// client.
public final class Argon2 {
  /// The shortest salt in bytes (RFC 9106, section 3.1).
  public static final int MIN_SALT_LENGTH = 16;

  private Argon2() {}

  /// The cost of one stretch.
  ///
  /// @param memoryKib memory in KiB
  /// @param passes passes over the memory
  /// @param lanes degree of parallelism
  public record Parameters(int memoryKib, int passes, int lanes) {
    /// What is used, and the least that is accepted: 64 MiB, 3 passes, 4 lanes (RFC 9106, section
    /// 4, second choice).
    public static final Parameters FLOOR = new Parameters(64 * 1024, 3, 4);

    private static final int MAX_MEMORY_KIB = 1024 * 1024;
    private static final int MAX_PASSES = 16;
    private static final int MAX_LANES = 16;

    /// Refuses parameters below the floor or beyond 1 GiB, 16 passes or 16 lanes with an
    /// [IllegalArgumentException].
    public Parameters {
      boolean weak = memoryKib < 64 * 1024 || passes < 3 || lanes < 4;
      boolean excessive = memoryKib > MAX_MEMORY_KIB || passes > MAX_PASSES || lanes > MAX_LANES;
      if (weak || excessive) {
        throw new IllegalArgumentException("Argon2 parameters are out of bounds");
      }
    }
  }

  /// Stretches a password into bytes; the salt has at least 16 bytes.
  public static byte[] stretch(byte[] password, byte[] salt, Parameters parameters, int length) {
    if (salt.length < MIN_SALT_LENGTH) {
      throw new IllegalArgumentException("a salt has at least " + MIN_SALT_LENGTH + " bytes");
    }
    var builder =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withMemoryAsKB(parameters.memoryKib())
            .withIterations(parameters.passes())
            .withParallelism(parameters.lanes())
            .withSalt(salt);
    return raw(builder, password, length);
  }

  static byte[] raw(Argon2Parameters.Builder parameters, byte[] password, int length) {
    var generator = new Argon2BytesGenerator();
    generator.init(parameters.withVersion(Argon2Parameters.ARGON2_VERSION_13).build());
    var output = new byte[length];
    generator.generateBytes(password, output);
    return output;
  }
}
