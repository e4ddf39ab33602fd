package org.lockstep.wire.event;

import java.io.Serial;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.lockstep.domain.Personal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/// The JSON form of personal texts. A reader or writer carries the [PersonalSealing] of its event
/// as an attribute.
final class PersonalForm {
  private PersonalForm() {}

  private static PersonalSealing sealing(Object attribute) {
    return (PersonalSealing) Objects.requireNonNull(attribute, "no sealing for personal texts");
  }

  /// What sealing or opening threw, on its way through Jackson, which wraps whatever it catches.
  static final class Failure extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;
    private final RuntimeException reason;

    private Failure(RuntimeException reason) {
      super(reason);
      this.reason = reason;
    }

    /// What was thrown, if a failure is behind Jackson's exception.
    static Optional<RuntimeException> within(JacksonException wrapper) {
      for (Throwable cause = wrapper; cause != null; cause = cause.getCause()) {
        if (cause instanceof Failure failure) return Optional.of(failure.reason);
      }
      return Optional.empty();
    }

    private static <T> T carry(Supplier<T> work) {
      try {
        return work.get();
      } catch (RuntimeException reason) {
        throw new Failure(reason);
      }
    }
  }

  /// Seals while writing.
  static final class Writer extends StdSerializer<Personal> {
    Writer() {
      super(Personal.class);
    }

    @Override
    public void serialize(Personal text, JsonGenerator json, SerializationContext context) {
      var sealing = sealing(context.getAttribute(PersonalSealing.class));
      var path = json.streamWriteContext().pathAsPointer().toString();
      context.writeValue(json, Failure.carry(() -> sealing.seal(path, text)));
    }
  }

  /// Opens while reading; in the tree of an upcaster the texts are opened already.
  static final class Reader extends StdDeserializer<Personal> {
    Reader() {
      super(Personal.class);
    }

    @Override
    public Personal deserialize(JsonParser json, DeserializationContext context) {
      if (json.hasToken(JsonToken.VALUE_EMBEDDED_OBJECT)) {
        return (Personal) json.getEmbeddedObject();
      }
      var sealing = sealing(context.getAttribute(PersonalSealing.class));
      var path = json.streamReadContext().getParent().pathAsPointer().toString();
      var sealed = context.readValue(json, PersonalSealing.Sealed.class);
      return Failure.carry(() -> sealing.open(path, sealed));
    }
  }
}
