package org.lockstep.storage.secrets;

/// Something that is in the store of secrets, for a copy of all of it.
public sealed interface SecretEntry {

  /// A record as it lies there.
  ///
  /// @param sealed handed over, not copied
  @SuppressWarnings("ArrayRecordComponent") // handed over, not copied
  record Sealed(SecretName name, byte[] sealed) implements SecretEntry {
    @Override
    public String toString() {
      return "Sealed[" + name + "]";
    }
  }

  /// A counter that was incremented.
  record Counter(String id, long value) implements SecretEntry {}
}
