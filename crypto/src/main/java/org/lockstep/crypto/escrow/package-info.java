/// Escrow: a secret sealed to the vault's public key.
///
/// ```
/// escrow = HPKE seal of the 32-byte secret, info = tuple("lockstep/escrow/1"),
///          AAD = tuple("lockstep/escrow-slot/1", kind, owner, epoch, the vault's sealing key)
/// ```
///
/// Only `service` and `share` secrets can be escrowed: there is no code that seals a circle secret
/// to a vault. A client escrows to the one vault key that the log holds, and to no other.
@NullMarked
package org.lockstep.crypto.escrow;

import org.jspecify.annotations.NullMarked;
