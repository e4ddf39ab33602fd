/// The authenticator of an account: codes that a device gives when it asks to join (RFC 6238).
///
/// The history tells that there is one. Its secret, and the last code that was good, lie in the
/// vault's records: `authenticator` and `authenticator-step`, each under `account-number`.
@NullMarked
package org.lockstep.api.authenticator;

import org.jspecify.annotations.NullMarked;
