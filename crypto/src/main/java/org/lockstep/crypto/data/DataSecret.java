package org.lockstep.crypto.data;

import java.util.Arrays;
import org.lockstep.crypto.content.ContentContext;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.share.MetadataSeal;
import org.lockstep.crypto.tuple.Tuple;

/// What an account's own data of one category is encrypted under.
///
/// Guarantees: whoever holds the key of one category derives this secret for it and for no other;
/// what it seals opens at its place alone. The secret never shows in [#toString]. Immutable.
public final class DataSecret {
  private final Place place;
  private final Secret secret;

  private DataSecret(Place place, Secret secret) {
    this.place = place;
    this.secret = secret;
  }

  /// Which key of which account and category it is.
  ///
  /// @param kind of the key that keeps it, a word such as `SERVICE`
  /// @param number that key's generation
  public record Place(String account, String category, String kind, int number) {
    /// The context that content at this place is bound to.
    public ContentContext content(String item, long version, String authorDevice) {
      return new ContentContext(item, version, "own/" + account, category, number, authorDevice);
    }
  }

  /// Derived from a category's key pair.
  public static DataSecret of(Place place, OpeningKey category) {
    var seed = category.seed(); // a suite byte and the private key
    return of(place, Secret.of(Arrays.copyOfRange(seed, 1, seed.length)));
  }

  /// Derived from a messages key, or from a key that the server made.
  public static DataSecret of(Place place, Secret key) {
    var purpose = Tuple.of("lockstep/category-data/1").text(place.category());
    return new DataSecret(place, key.derive(purpose));
  }

  /// Where it belongs.
  public Place place() {
    return place;
  }

  /// What content keys are wrapped under.
  public Secret secret() {
    return secret;
  }

  /// Encrypts a small text of an item, such as its name.
  public byte[] seal(String item, String field, String text) {
    return secret.wrap(context(item, field), MetadataSeal.pad(text));
  }

  /// Decrypts it.
  ///
  /// @throws org.lockstep.crypto.seal.SealRefused if it was not made for this place
  public String open(String item, String field, byte[] sealed) {
    return MetadataSeal.unpad(secret.unwrap(context(item, field), sealed));
  }

  private Tuple context(String item, String field) {
    return Tuple.of("lockstep/own-metadata/1")
        .text(place.account())
        .text(place.category())
        .text(place.kind())
        .number(place.number())
        .text(item)
        .text(field);
  }

  @Override
  public String toString() {
    return "DataSecret[" + place + "]";
  }
}
