package org.lockstep.storage.documents;

import java.util.Map;

/// One change of a batch.
public sealed interface Write {

  /// Puts a document in place of whatever had its key.
  ///
  /// @param value opaque bytes, handed over, not copied
  /// @param fields values of declared indexes; a field that is absent is found by no value
  @SuppressWarnings("ArrayRecordComponent") // handed over, not copied
  record Put(String collection, String key, byte[] value, Map<String, String> fields)
      implements Write {
    public Put {
      fields = Map.copyOf(fields);
    }
  }

  /// Takes a document away, if it is there.
  record Delete(String collection, String key) implements Write {}
}
