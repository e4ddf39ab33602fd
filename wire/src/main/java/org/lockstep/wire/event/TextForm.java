package org.lockstep.wire.event;

import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/// Values that are text in JSON. Messages of refusals name the kind of value, never the value.
final class TextForm {
  private TextForm() {}

  private static <T> T read(Class<?> type, Function<String, T> read, String text, JsonParser at) {
    try {
      return read.apply(text);
    } catch (IllegalArgumentException malformed) {
      throw DatabindException.from(at, "not the form of " + type.getSimpleName(), malformed);
    }
  }

  /// Writes a value as text.
  static final class Writer<T> extends StdScalarSerializer<T> {
    private final Function<T, String> write;

    Writer(Class<T> type, Function<T, String> write) {
      super(type);
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializationContext context) {
      json.writeString(write.apply(value));
    }
  }

  /// Reads a value from text, and from nothing else.
  static final class Reader<T> extends StdScalarDeserializer<T> {
    private final Class<T> type;
    private final Function<String, T> read;

    Reader(Class<T> type, Function<String, T> read) {
      super(type);
      this.type = type;
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
      if (!json.hasToken(JsonToken.VALUE_STRING)) {
        throw DatabindException.from(json, "text is expected for " + type.getSimpleName());
      }
      return read(type, read, json.getString(), json);
    }
  }

  /// Reads the key of a map.
  static final class KeyReader extends KeyDeserializer {
    private final Class<?> type;
    private final Function<String, ?> read;

    KeyReader(Class<?> type, Function<String, ?> read) {
      this.type = type;
      this.read = read;
    }

    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      return read(type, read, key, context.getParser());
    }
  }
}
