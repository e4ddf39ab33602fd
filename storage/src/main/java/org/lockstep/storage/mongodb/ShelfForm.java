package org.lockstep.storage.mongodb;

import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;

/// What a collection holds: a JSON schema that the server refuses documents by, and its indexes.
///
/// @param schema in MongoDB's dialect (`$jsonSchema`)
public record ShelfForm(String name, BsonDocument schema, List<Index> indexes) {
  public ShelfForm {
    indexes = List.copyOf(indexes);
  }

  /// An index.
  ///
  /// @param keys in their order, each ascending
  /// @param kind what it promises beside finding documents
  public record Index(String name, List<String> keys, Kind kind) {
    public Index {
      keys = List.copyOf(keys);
    }
  }

  /// The kinds of indexes that are needed.
  public enum Kind {
    /// Finds documents.
    PLAIN,
    /// Finds documents that have its fields.
    SPARSE,
    /// No two documents have the same.
    UNIQUE,
    /// Documents go away a day after the time that they hold there.
    PASSING
  }

  /// A form whose documents have these fields, and may have others.
  ///
  /// @param types a field's name and its type in MongoDB's words, in turn
  public static ShelfForm of(String name, String... types) {
    var required = new ArrayList<String>();
    var properties = new BsonDocument();
    for (int field = 0; field < types.length; field += 2) {
      required.add(types[field]);
      properties.append(types[field], Fields.of("bsonType", types[field + 1]));
    }
    var schema = Fields.of("bsonType", "object", "required", required, "properties", properties);
    return new ShelfForm(name, schema, List.of());
  }

  /// The same form with one index more.
  public ShelfForm with(Kind kind, String index, String... keys) {
    var more = new ArrayList<>(indexes);
    more.add(new Index(index, List.of(keys), kind));
    return new ShelfForm(name, schema, more);
  }
}
