/// What an account publishes about itself, and how its secrets reach its devices.
///
/// ```
/// roster            tuple("lockstep/roster/1", account, counter,
///                         (device, signing key, sealing key)...)
/// category key set  tuple("lockstep/category-key-set/1", kind, account, epoch, commitment,
///                         (category, sealing key)...)
/// category key      HPKE DeriveKeyPair(HKDF(secret, tuple("lockstep/category-key/1", category)))
/// secret seal       HPKE to the device, info = tuple("lockstep/secret-seal/1"),
///                   AAD = tuple("lockstep/secret-slot/1", kind, account, epoch,
///                               device, sealing key of the device)
/// identity seal     HPKE to the device, info = tuple("lockstep/identity-seal/1"),
///                   AAD = tuple("lockstep/identity-slot/1", account,
///                               device, sealing key of the device)
/// ```
///
/// Roster and key sets are signed by the account's identity key over exactly these bytes; devices
/// and categories stand in ascending order of their ids (by UTF-16 code units, as Java and
/// JavaScript compare), each once, so that one content has one form. Clients pin the identity key
/// and compare a [SafetyNumber].
@NullMarked
package org.lockstep.crypto.account;

import org.jspecify.annotations.NullMarked;
