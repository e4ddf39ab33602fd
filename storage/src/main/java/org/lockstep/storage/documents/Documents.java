package org.lockstep.storage.documents;

import java.util.List;
import java.util.Optional;

/// Read models: documents by key and by declared index, written in batches together with a token.
///
/// Everything here can be rebuilt from the journal. A batch and its token are there together or not
/// at all, so each event is applied once; a crash may lose the last batches, never a part of one.
///
/// Every method may be called from any thread. Keys and values are compared as UTF-8 bytes.
public interface Documents extends AutoCloseable {

  /// Makes the collection usable; declaring it again is harmless.
  ///
  /// @throws IllegalArgumentException if it exists with other indexes
  void declare(Collection collection);

  /// The document of that key.
  Optional<Document> get(String collection, String key);

  /// A page of the documents that the query wants.
  Page find(Query query);

  /// Writes all of it, in order, and moves the token.
  ///
  /// @throws TokenConflict if the token does not stand where the step begins
  void commit(Token token, List<Write> writes);

  /// Writes all of it, in order, for models that no token follows.
  void commit(List<Write> writes);

  /// Where the named token stands; [Token#NONE] if it was never moved.
  long token(String name);

  /// Empties the collections and forgets the token, in one step: the reader begins again.
  void reset(String token, List<String> collections);

  @Override
  void close();
}
