package org.lockstep.storage.mongodb;

import org.bson.BsonDocument;

/// Which documents of a shelf are wanted.
///
/// @param sort empty for no order
/// @param fields the projection, empty for whole documents
/// @param limit 0 for no limit
public record Search(BsonDocument filter, BsonDocument sort, BsonDocument fields, int limit) {

  /// All that match.
  public static Search of(BsonDocument filter) {
    return new Search(filter, new BsonDocument(), new BsonDocument(), 0);
  }

  /// In ascending order of their ids.
  public Search inOrder() {
    return sorted(Fields.of("_id", 1));
  }

  public Search sorted(BsonDocument by) {
    return new Search(filter, by, fields, limit);
  }

  public Search fields(BsonDocument wanted) {
    return new Search(filter, sort, wanted, limit);
  }

  public Search limit(int documents) {
    return new Search(filter, sort, fields, documents);
  }
}
