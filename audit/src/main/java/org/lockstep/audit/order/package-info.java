/// Who ordered what: the signatures of requests, checked against the rosters of their time.
///
/// Each event that a device ordered keeps the signed request (RFC 9421, ADR 0003). The signature
/// covers method, path, query and the digest of the body, so it shows not only *that* a device
/// ordered something, but *what*: [org.lockstep.audit.order.Wanted] says for each event of a share,
/// and for each of an account that bears on shares, which request gives it. What a request holds in
/// its body alone is compared with the body, which is kept for such orders.
///
/// [org.lockstep.audit.order.Attribution] walks a history once and refuses the first event that
/// nobody ordered. A server with full write access to its stores, which computes leaves and signs
/// checkpoints as it likes, cannot add, remove or promote a member, open a link, or change a mode:
/// it has no device's key. It can still hold an order back, carry it out up to an hour late, and
/// say of its own doings (what the vault destroyed) what it likes.
@NullMarked
package org.lockstep.audit.order;

import org.jspecify.annotations.NullMarked;
