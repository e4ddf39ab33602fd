package org.lockstep.storage.mongodb;

import java.time.Instant;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/// Spells documents: names and values in turn.
public final class Fields {
  private Fields() {}

  /// A document of these names, each followed by its value: a string, an `int` or `long`, bytes, a
  /// boolean, a time in whole milliseconds, a list of such, or any value that is BSON already.
  ///
  /// @throws IllegalArgumentException for anything else
  public static BsonDocument of(Object... namesAndValues) {
    var document = new BsonDocument();
    for (int name = 0; name < namesAndValues.length; name += 2) {
      document.append((String) namesAndValues[name], value(namesAndValues[name + 1]));
    }
    return document;
  }

  private static BsonValue value(Object value) {
    return switch (value) {
      case BsonValue ready -> ready;
      case String text -> new BsonString(text);
      case Long number -> new BsonInt64(number);
      case Integer number -> new BsonInt32(number);
      case Boolean flag -> BsonBoolean.valueOf(flag);
      case byte[] bytes -> new BsonBinary(bytes);
      case Instant time -> new BsonDateTime(time.toEpochMilli());
      case List<?> list -> new BsonArray(list.stream().map(Fields::value).toList());
      default -> throw new IllegalArgumentException("no BSON for " + value.getClass());
    };
  }
}
