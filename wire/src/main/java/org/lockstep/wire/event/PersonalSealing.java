package org.lockstep.wire.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.crypto.tuple.Tuple;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Personal;
import org.lockstep.domain.id.AccountId;

/// Seals and opens the personal texts of one revision of one event.
///
/// Guarantees: a text opens only in the field, event type, revision and under the key that it was
/// sealed for. Safe for use by many threads if the keys are.
record PersonalSealing(String type, int revision, PersonalKeys keys) {
  /// A personal text as it is stored.
  ///
  /// @param key id of the key that it is sealed under
  record Sealed(AccountId subject, String key, Bytes sealed) {}

  Sealed seal(String path, Personal text) {
    return switch (text) {
      case Personal.Erased _ -> throw new ErasedNotEncodable(path);
      case Personal.Known(var subject, var value) -> {
        var key = keys.keyFor(subject);
        var wrapped = key.secret().wrap(context(path, key.id()), utf8(value));
        yield new Sealed(subject, key.id(), Bytes.of(wrapped));
      }
    };
  }

  Personal open(String path, Sealed stored) {
    var key = keys.key(stored.subject());
    if (key.isEmpty()) return new Personal.Erased(stored.subject());
    if (!key.get().id().equals(stored.key())) throw new PersonalRefused(type, revision, path);
    return Personal.of(stored.subject(), open(path, stored, key.get().secret()));
  }

  private String open(String path, Sealed stored, Secret secret) {
    try {
      var text = secret.unwrap(context(path, stored.key()), stored.sealed().toArray());
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    } catch (SealRefused | CharacterCodingException refused) {
      throw new PersonalRefused(type, revision, path, refused);
    }
  }

  private Tuple context(String path, String key) {
    return Tuple.of("lockstep/personal/1").text(type).number(revision).text(path).text(key);
  }

  private static byte[] utf8(String text) {
    try {
      var encoded = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      var bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException invalid) {
      throw new IllegalArgumentException("a personal text is not valid Unicode", invalid);
    }
  }
}
