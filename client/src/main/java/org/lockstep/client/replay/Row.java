package org.lockstep.client.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lockstep.domain.Bytes;
import org.lockstep.projections.RowValue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A row of a projection.
///
/// @param value the bytes as they are stored
public record Row(String projection, String key, Bytes value) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /// The members of a JSON object: the bytes, and what they say.
  public Map<String, Object> json() {
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

  /// What it says, in a few words.
  public String words() {
    return switch (RowValue.of(projection, value.toArray())) {
      case RowValue.Nothing _ -> "the key alone";
      case RowValue.Name(var id) -> id;
      case RowValue.Position(var position) -> "position " + position;
      case RowValue.Repeated(var position, var at, var type, var revision, var payload) ->
          "%s/%d of position %d, %s: %s"
              .formatted(type, revision, position, at, new String(payload, UTF_8));
      case RowValue.Unreadable _ -> "bytes that no projection writes: " + value;
    };
  }

  /// The object as one line without its end.
  byte[] line() {
    return JSON.writeValueAsBytes(json());
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
