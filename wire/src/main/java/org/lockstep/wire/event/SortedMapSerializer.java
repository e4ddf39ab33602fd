package org.lockstep.wire.event;

import java.util.Comparator;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/// Writes a map as an object sorted by the text of its keys, so that equal maps have equal bytes.
/// Keys are ids, names of constants or text.
final class SortedMapSerializer extends StdSerializer<Map<?, ?>> {
  private record Field(String name, Object value) {}

  SortedMapSerializer() {
    super(Map.class);
  }

  @Override
  public void serialize(Map<?, ?> map, JsonGenerator json, SerializationContext context) {
    json.writeStartObject(map);
    map.entrySet().stream()
        .map(entry -> new Field(name(entry.getKey()), entry.getValue()))
        .sorted(Comparator.comparing(Field::name))
        .forEach(field -> write(field, json, context));
    json.writeEndObject();
  }

  private static void write(Field field, JsonGenerator json, SerializationContext context) {
    json.writeName(field.name());
    context.writeValue(json, field.value());
  }

  private static String name(Object key) {
    return key instanceof Enum<?> constant ? constant.name() : key.toString();
  }
}
