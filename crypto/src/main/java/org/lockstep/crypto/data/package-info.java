/// Data of an account's own that nobody shares: what it is encrypted under, and its checksums.
///
/// ```
/// category key   seed of the category's key pair, of the circle or service secret of an epoch
/// messages, or made by the server
///                the secret itself
/// data secret    = HKDF(category key, tuple("lockstep/category-data/1", category))
/// name           = wrap under the data secret, context
///                  tuple("lockstep/own-metadata/1", account, category, kind, number, item, field)
/// content key    as in `content`, with "own/" and the account's id in the place of the share
/// server's key   = HPKE seal to the device, info tuple("lockstep/server-key-seal/1"), aad
///                  tuple("lockstep/server-key-slot/1", account, category, device, device key)
/// checksum       = HMAC-SHA256 under HKDF(first circle secret, tuple("lockstep/checksum-key/1",
///                  what)), over the bytes
/// ```
///
/// Whoever is handed a category's key opens what lies in that category and nothing else. A checksum
/// tells its account that two files are equal, and tells nobody else anything (R47).
@NullMarked
package org.lockstep.crypto.data;

import org.jspecify.annotations.NullMarked;
