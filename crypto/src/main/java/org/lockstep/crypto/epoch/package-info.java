/// Epochs: the generations of a secret, whoever owns it.
///
/// A [KeyEpoch] names one generation; numbers start at 1 and only grow. The secret of an epoch is
/// told apart by its *commitment*, which the owner publishes signed and which everybody who is
/// handed the secret checks.
///
/// ```
/// commitment = HMAC-SHA256(secret, tuple("lockstep/epoch-commitment/1", kind, owner, number))
/// bundle     = wrap of epoch n-1's secret under epoch n's, context
///              tuple("lockstep/epoch-bundle/1", kind, owner, n)
/// ```
///
/// Old content is not encrypted again when a secret changes. Instead, each new epoch carries an
/// [EpochBundle], and who holds epoch `n` walks down to what came before. Nothing leads upwards: an
/// old secret says nothing about a newer one.
@NullMarked
package org.lockstep.crypto.epoch;

import org.jspecify.annotations.NullMarked;
