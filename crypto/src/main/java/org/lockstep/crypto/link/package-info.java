/// Links: the secret in the address of an "anyone with the link" link.
///
/// ```
/// text      base64url of 32 random bytes, without padding: 43 characters
/// verifier  SHA-256(tuple("lockstep/link-verifier/1", the 32 bytes))
/// ```
///
/// The server keeps the verifier alone, so its store opens no link. The text belongs behind the `#`
/// of an address, where it reaches no log.
@NullMarked
package org.lockstep.crypto.link;

import org.jspecify.annotations.NullMarked;
