package org.lockstep.crypto.password;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Pattern;
import org.lockstep.crypto.derive.Argon2;
import org.lockstep.crypto.tuple.Bytes;

/// What the server keeps of a password: enough to recognise it, at the cost of an Argon2id stretch
/// for each guess.
///
/// Guarantees: no verifier with a cost below the floor is made or read; comparing takes the same
/// time wherever two hashes differ; neither the password nor the hash shows in [#toString].
public final class PasswordVerifier {
  private static final int HASH_LENGTH = 32;
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([1-9][0-9]{0,8}),t=([1-9][0-9]{0,3}),p=([1-9][0-9]{0,3})"
              + "\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");

  private final Argon2.Parameters parameters;
  private final Bytes salt;
  private final Bytes hash;

  private PasswordVerifier(Argon2.Parameters parameters, Bytes salt, Bytes hash) {
    this.parameters = parameters;
    this.salt = salt;
    this.hash = hash;
  }

  /// A verifier with a fresh salt and the cost of the floor. Takes as long as Argon2id does.
  public static PasswordVerifier make(String password) {
    var salt = new byte[Argon2.MIN_SALT_LENGTH];
    new SecureRandom().nextBytes(salt);
    return make(password, salt, Argon2.Parameters.FLOOR);
  }

  static PasswordVerifier make(String password, byte[] salt, Argon2.Parameters parameters) {
    var hash = Argon2.stretch(normalise(password), salt, parameters, HASH_LENGTH);
    return new PasswordVerifier(parameters, Bytes.of(salt), Bytes.of(hash));
  }

  /// A verifier that no password fits, at the cost of a real one: what stands in for an account
  /// that
  /// does not exist, so that nobody learns that from the time an answer takes.
  public static PasswordVerifier ofNobody() {
    var salt = new byte[Argon2.MIN_SALT_LENGTH];
    var hash = new byte[HASH_LENGTH];
    var random = new SecureRandom();
    random.nextBytes(salt);
    random.nextBytes(hash);
    return new PasswordVerifier(Argon2.Parameters.FLOOR, Bytes.of(salt), Bytes.of(hash));
  }

  /// Reads what [#encode] made; anything else, and a cost out of bounds, is refused with an
  /// [IllegalArgumentException].
  public static PasswordVerifier parse(String encoded) {
    var form = FORM.matcher(encoded);
    if (!form.matches()) throw new IllegalArgumentException("not a password verifier");
    var parameters =
        new Argon2.Parameters(
            Integer.parseInt(form.group(1)),
            Integer.parseInt(form.group(2)),
            Integer.parseInt(form.group(3)));
    var decoder = Base64.getDecoder();
    var salt = Bytes.of(decoder.decode(form.group(4)));
    var verifier = new PasswordVerifier(parameters, salt, Bytes.of(decoder.decode(form.group(5))));
    // Base64 leaves bits over: only the form with zeros there is the one that was made.
    if (!verifier.encode().equals(encoded))
      throw new IllegalArgumentException("not a password verifier");
    return verifier;
  }

  /// Whether this is the password. Takes as long as Argon2id does.
  public boolean matches(String password) {
    var candidate = make(password, salt.toArray(), parameters);
    return MessageDigest.isEqual(candidate.hash.toArray(), hash.toArray());
  }

  /// The PHC string, for storage.
  public String encode() {
    var encoder = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + parameters.memoryKib()
        + ",t="
        + parameters.passes()
        + ",p="
        + parameters.lanes()
        + "$"
        + encoder.encodeToString(salt.toArray())
        + "$"
        + encoder.encodeToString(hash.toArray());
  }

  private static byte[] normalise(String password) {
    try {
      var normal = CharBuffer.wrap(Normalizer.normalize(password, Normalizer.Form.NFC));
      var utf8 = StandardCharsets.UTF_8.newEncoder().encode(normal);
      var bytes = new byte[utf8.remaining()];
      utf8.get(bytes);
      return bytes;
    } catch (CharacterCodingException invalid) {
      throw new IllegalArgumentException("the password is not valid Unicode", invalid);
    }
  }

  @Override
  public String toString() {
    return "PasswordVerifier[hidden]";
  }
}
