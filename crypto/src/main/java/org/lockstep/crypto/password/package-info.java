/// Passwords: what a server keeps to recognise one.
///
/// The form is the PHC string that Argon2's own tools write, so that stored verifiers can be read
/// and moved:
///
/// ```
/// $argon2id$v=19$m=65536,t=3,p=4$<salt>$<hash>      salt 16 and hash 32 bytes, base64, no padding
/// ```
///
/// The password is taken in Unicode normalisation form C, as UTF-8 (RFC 8265, section 4.2, without
/// its further mappings), so that the same keys pressed on two systems give the same password.
@NullMarked
package org.lockstep.crypto.password;

import org.jspecify.annotations.NullMarked;
