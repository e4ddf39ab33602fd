/// Codes of an authenticator: a second factor that changes every thirty seconds (RFC 6238).
///
/// The secret is shared: whoever reads it makes all codes. It adds to a password and to the
/// approval
/// of a trusted device, and takes the place of neither.
@NullMarked
package org.lockstep.crypto.totp;

import org.jspecify.annotations.NullMarked;
