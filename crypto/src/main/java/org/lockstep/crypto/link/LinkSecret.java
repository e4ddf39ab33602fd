package org.lockstep.crypto.link;

import java.security.MessageDigest;
import java.util.Base64;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.tuple.Sha256;
import org.lockstep.crypto.tuple.Tuple;

/// What a person who has the link holds: 32 random bytes.
///
/// Guarantees: the verifier does not lead back to the secret; a secret has one text form, and any
/// other is refused; matching takes the same time wherever two values differ. It shows itself
/// through [#text] alone.
public final class LinkSecret {
  /// Length of a verifier in bytes.
  public static final int VERIFIER_LENGTH = Sha256.LENGTH;

  private final Secret secret;

  private LinkSecret(Secret secret) {
    this.secret = secret;
  }

  /// A fresh link secret.
  public static LinkSecret random() {
    return new LinkSecret(Secret.random());
  }

  /// The link secret of these 32 bytes.
  public static LinkSecret of(byte[] bytes) {
    return new LinkSecret(Secret.of(bytes));
  }

  /// Reads its text form; anything else is refused with an [IllegalArgumentException].
  public static LinkSecret parse(String text) {
    var link = of(Base64.getUrlDecoder().decode(text));
    if (!link.text().equals(text)) throw new IllegalArgumentException("not a link secret");
    return link;
  }

  /// The 43 characters for the address.
  public String text() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret.bytes());
  }

  /// What the server keeps to recognise it: 32 bytes.
  public byte[] verifier() {
    return Sha256.of(Tuple.of("lockstep/link-verifier/1").bytes(secret.bytes()));
  }

  /// Whether this is the secret of that verifier, in constant time.
  public boolean matches(byte[] verifier) {
    return MessageDigest.isEqual(verifier(), verifier);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinkSecret link && secret.equals(link.secret);
  }

  @Override
  public int hashCode() {
    return secret.hashCode();
  }

  @Override
  public String toString() {
    return "LinkSecret[hidden]";
  }
}
