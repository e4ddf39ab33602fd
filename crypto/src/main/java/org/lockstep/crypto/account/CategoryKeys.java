package org.lockstep.crypto.account;

import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.seal.OpeningKey;
import org.lockstep.crypto.tuple.Tuple;

/// The key pair of a category, derived from the account's circle or service secret of an epoch.
///
/// Guarantees: whoever holds the secret can derive every category's key and nobody else any; one
/// category's key says nothing about another's, so a web session can be handed a single one.
public final class CategoryKeys {
  private CategoryKeys() {}

  /// The key pair of this category under this secret: the same whenever it is derived.
  public static OpeningKey derive(Secret circleOrService, String category) {
    var purpose = Tuple.of("lockstep/category-key/1").text(category);
    return OpeningKey.derive(circleOrService.derive(purpose).bytes());
  }
}
