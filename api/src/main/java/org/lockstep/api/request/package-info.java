/// What happens to a request before a controller sees it, and what is put on its answer.
///
/// In this order, each step refusing with its own problem, and nothing written until all are
/// passed:
///
/// 1. the rate of the address;
/// 2. the form of the signature, and that `created` lies near the server's clock;
/// 3. `Lockstep-After`: wait until the views know the history up to there;
/// 4. the device behind `keyid`, and the signature under its key;
/// 5. the rate of the account;
/// 6. the nonce, which must be new;
/// 7. the body, up to the route's limit, and its digest;
/// 8. `Idempotency-Key`: a request that was carried out before gets the same answer again.
///
/// Only the routes of [Access] do without. A device that no account trusts yet signs with its own
/// key; its controller checks that with [SelfSigned].
///
/// Orders that come together in one request pass the steps from 2 on each for itself, see
/// [BundledOrders].
///
/// ## Replay
///
/// [Nonces] remembers each nonce for as long as its `created` is acceptable, in memory. What a
/// crash
/// or restart forgets is closed in two ways. Requests that changed something have their nonce in
/// the metadata of their events, in the same commit; the tail of the journal is read for them at
/// the start. And no request is accepted that was signed before the server started, by its
/// `created`. What remains: a request that wrote no event, from a device whose clock is ahead (by
/// at most `lockstep.signature.clock-ahead`, one minute), captured before a restart and replayed
/// within that
/// minute after it. It is answered once more, and changes nothing.
///
/// ## Evidence
///
/// [Evidence] is what the events of a request keep: what was signed, and the signature. With the
/// device's key from the roster, an auditor can check years later who ordered what.
@NullMarked
package org.lockstep.api.request;

import org.jspecify.annotations.NullMarked;
