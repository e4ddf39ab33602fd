package org.lockstep.client.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lockstep.domain.Bytes;
import org.lockstep.projections.RowValue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A row as a JSON object: the bytes as they are stored, and what they say.
final class RowLine {
  private static final JsonMapper JSON = JsonMapper.shared();

  private RowLine() {}

  /// One line without its end.
  static byte[] of(String projection, String key, Bytes value) {
    return JSON.writeValueAsBytes(tell(projection, key, value));
  }

  /// The members of the object.
  static Map<String, Object> tell(String projection, String key, Bytes value) {
    var line = new LinkedHashMap<String, Object>();
    line.put("key", key);
    line.put("value", value.toString());
    switch (RowValue.of(projection, value.toArray())) {
      case RowValue.Name(var id) -> line.put("name", id);
      case RowValue.Position(var position) -> line.put("position", position);
      case RowValue.Repeated event -> line.put("event", tell(event));
      case RowValue.Nothing _, RowValue.Unreadable _ -> {}
    }
    return line;
  }

  private static Map<String, Object> tell(RowValue.Repeated event) {
    var told = new LinkedHashMap<String, Object>();
    told.put("position", event.position());
    told.put("at", event.at().toString());
    told.put("type", event.type());
    told.put("revision", event.revision());
    told.put("payload", json(event.payload()));
    return told;
  }

  /// A row that somebody altered may hold anything.
  private static Object json(byte[] payload) {
    try {
      return JSON.readTree(payload);
    } catch (JacksonException _) {
      return new String(payload, UTF_8);
    }
  }
}
