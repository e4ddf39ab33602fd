package org.lockstep.storage.documents;

import org.jspecify.annotations.Nullable;

/// Which documents are wanted, in the order of their keys.
///
/// @param field a declared index, or null for the whole collection
/// @param value that the field must have; null exactly if the field is
/// @param after key of the last document of the page before, or null for the first page
/// @param limit of documents in the page, at least 1
public record Query(
    String collection,
    @Nullable String field,
    @Nullable String value,
    @Nullable String after,
    int limit) {
  private static final int DEFAULT_LIMIT = 100;

  public Query {
    if ((field == null) != (value == null)) {
      throw new IllegalArgumentException("A field wants a value, and a value a field");
    }
    if (limit < 1) {
      throw new IllegalArgumentException("A page holds at least one document");
    }
  }

  /// All documents of a collection.
  public static Query all(String collection) {
    return new Query(collection, null, null, null, DEFAULT_LIMIT);
  }

  /// The documents whose declared index has that value.
  public static Query by(String collection, String field, String value) {
    return new Query(collection, field, value, null, DEFAULT_LIMIT);
  }

  /// The page that follows a key; [Page#next] names it.
  public Query after(@Nullable String key) {
    return new Query(collection, field, value, key, limit);
  }

  public Query limit(int documents) {
    return new Query(collection, field, value, after, documents);
  }
}
