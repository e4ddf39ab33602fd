/// Guests: people who come by an "anyone with the link" link, without an account (R53, R61).
///
/// A guest shows the link's secret in the header field `Lockstep-Link`, never in an address. The
/// server knows its verifier alone. A wrong secret, a closed link and one that never was are told
/// apart by nobody: all are the same problem.
///
/// The server decrypts for guests, with the share's key that a device gave the vault for this link.
/// Each use of that key is an event before it happens (R101). Content goes out as it is decrypted;
/// its last part only after the author's signature over the whole was checked, and no part after
/// the link was closed.
@NullMarked
package org.lockstep.api.link;

import org.jspecify.annotations.NullMarked;
