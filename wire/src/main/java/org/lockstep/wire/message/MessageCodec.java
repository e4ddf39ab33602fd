package org.lockstep.wire.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.stream.Collectors;
import org.lockstep.wire.event.DomainModule;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/// Turns messages into JSON and back, for the server and for clients.
///
/// Reading is strict: a member that is unknown, repeated, null, or missing without being `Optional`
/// is refused, and so are values of another kind. Safe for use by many threads.
public final class MessageCodec {
  private static final String FORM = "missing, or not of the form that is expected";

  private final JsonMapper mapper = mapper();

  /// A codec; one serves a whole process.
  public MessageCodec() {}

  /// The message as JSON in UTF-8; empty `Optional` components are left out.
  public byte[] write(Object message) {
    return mapper.writeValueAsBytes(message);
  }

  /// Reads a message.
  ///
  /// @throws MalformedMessage if `json` is not one of that type
  public <T> T read(byte[] json, Class<T> type) throws MalformedMessage {
    try {
      var message = mapper.readValue(json, type);
      if (message == null) throw new MalformedMessage("", FORM); // the JSON text `null`
      return message;
    } catch (JacksonException e) {
      throw new MalformedMessage(place(e), fault(e));
    }
  }

  private static String place(JacksonException e) {
    return e.getPath().stream()
        .map(step -> step.getPropertyName() == null ? "" + step.getIndex() : step.getPropertyName())
        .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining());
  }

  private static String fault(JacksonException e) {
    return switch (e) {
      case StreamReadException _ -> "not well-formed JSON";
      case UnrecognizedPropertyException _ -> "an unknown member";
      default -> FORM;
    };
  }

  private static JsonMapper mapper() {
    var json = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    return JsonMapper.builder(json)
        .addModule(new DomainModule())
        .changeDefaultPropertyInclusion(
            usual -> usual.withValueInclusion(JsonInclude.Include.NON_ABSENT))
        .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .build();
  }
}
