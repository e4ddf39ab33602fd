/// Recovery over HTTP: the recovery key of an account and the records that wait for it, and the way
/// of a device that nobody trusts back into an account (R83, R86, R87).
///
/// ```
/// POST recoveries              asks; the answer does not tell whether the handle is anybody's
/// POST recoveries/{id}/proof   proves; an event tells every trusted device, and the wait begins
/// GET  recoveries/{id}         where it stands
/// GET  recoveries/{id}/packet  after the wait: what only the holder of the proof's key can open
/// POST recoveries/{id}/device  joins: a roster that the identity key from the packet signed
/// ```
///
/// A recovery that was asked for is no part of the history until it is proven.
@NullMarked
package org.lockstep.api.recovery;

import org.jspecify.annotations.NullMarked;
