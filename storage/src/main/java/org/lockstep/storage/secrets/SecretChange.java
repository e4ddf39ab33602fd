package org.lockstep.storage.secrets;

/// One change of an atomic batch.
public sealed interface SecretChange {

  /// Puts a record in place of whatever had its name; what was there before is destroyed.
  ///
  /// @param sealed handed over, not copied
  @SuppressWarnings("ArrayRecordComponent") // handed over, not copied
  record Put(SecretName name, byte[] sealed) implements SecretChange {
    @Override
    public String toString() {
      return "Put[" + name + "]";
    }
  }

  /// Destroys a record, if it is there.
  record Destroy(SecretName name) implements SecretChange {}

  /// Sets a counter back to zero.
  record ResetCounter(String id) implements SecretChange {}
}
