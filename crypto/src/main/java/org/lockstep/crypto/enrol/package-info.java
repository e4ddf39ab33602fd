/// Enrolment: how a trusted device recognises a new one by six digits that a person carries from
/// screen to screen.
///
/// ```
/// subject  tuple("lockstep/enrolment/1", handle, device, signing key, sealing key)
/// key      Argon2id(six digits in ASCII, salt = first 16 bytes of SHA-256(subject), floor, 32)
/// proof    HMAC-SHA256(key, subject)
/// ```
///
/// The new device shows the code and sends its keys with the proof through the server. The person
/// types the code on a trusted device, which computes the proof for the pending keys and compares.
/// A server that puts in keys of its own does not know the code and has one guess in a million at
/// each enrolment.
///
/// The device that approves also tells the new one the account's protection mode, as far as it
/// knows it of its own: `tuple("lockstep/mode-vouch/1", account, device, signing key, sealing key,
/// mode, counter)`, signed by the account's identity key.
///
/// What it does not give: who holds a proof can try all codes against it, at a cost of a million
/// stretches (tens of core-hours). So a code is used once and its enrolment expires in minutes. A
/// server that can pay for the search within that time could still offer keys of its own; then the
/// signing key on the roster is not the one that the new device shows of itself.
@NullMarked
package org.lockstep.crypto.enrol;

import org.jspecify.annotations.NullMarked;
