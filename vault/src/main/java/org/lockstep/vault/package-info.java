/// The vault: the server's own key custody, and the only code on the server that holds a private
/// key or opens a seal.
///
/// ## What it is asked for
///
/// [Vault] takes escrowed service and share secrets, keeps them while the history says that it
/// holds them, uses one only after the use is recorded, and destroys them for good. Beside them it
/// keeps small secrets of other features ([SealedRecords]), the keys of personal texts
/// ([SubjectKeys]) and the server's own keys ([ServerKeys]). It decides nothing: which escrow is
/// lawful and when one ends, the domain says.
///
/// ## An escrow and its event
///
/// An escrow and the event that records it lie in two stores. So the secret is written first, as
/// *staged*; then the event; then it is kept, or discarded if the command was refused.
///
/// ```
/// stage ──► event durable ──► keep          held
///   │              └─ crash ─► settle: yes  held
///   ├─ refused ─► discard                   gone
///   └─ crash ────────────────► settle: no   gone
/// ```
///
/// A crash leaves at most staged secrets, never a held one without an event or an event without its
/// secret. Settling at the next start asks the history about name *and* commitment: two devices may
/// have offered two secrets for one epoch.
///
/// ## Records
///
/// Everything lies in the [Secrets][org.lockstep.storage.secrets.Secrets] store. Each record is
/// wrapped under a record key of its own, which is another record, wrapped under the root key.
/// Destroying takes both away in one commit, and the store answers for there being no byte left.
/// Should one survive elsewhere, in an old copy of the medium, it is worth nothing without the
/// other.
///
/// | kind | id | content |
/// | --- | --- | --- |
/// | `root-check` | `1` | nothing, wrapped under the root key: knows a wrong root key |
/// | `record-key` | kind `/` id of its record | 32-byte record key, wrapped under the root key |
/// | `escrow` | kind of key `/` owner `/` epoch (10 digits) `/` 16 random digits | secret (32) |
/// | `staged` | that of its escrow | the byte 1; while it is there the escrow is not held |
/// | `sealed.<kind>` | the feature's | the feature's bytes |
/// | `made` | account `/` kind of key | a key that the server made (32); once destroyed the byte 0
// |
/// | `subject` | the subject's | id of the key (16), key (32); once destroyed the byte 0 |
/// | `server` | `vault`, `handles`, `tickets`, `decoys`, `log/<origin>` | 32-byte seed |
///
/// ```
/// record     = wrap under the record key, context tuple("lockstep/vault-record/1", kind, id)
/// record key = wrap under the root key,   context tuple("lockstep/vault-record-key/1", kind, id)
/// check      = wrap under the root key,   context tuple("lockstep/vault-root-check/1")
/// wrap       = 1 (version) || nonce (12) || AES-256-GCM ciphertext || tag (16),
///              its key by HKDF from the context, its AAD the context
/// ```
///
/// The id of an escrow holds kind, owner and epoch, so its wraps are bound to all three: a record
/// that lies under another name is refused with [DamagedRecord], never taken for what it is not.
///
/// ## Several nodes
///
/// Nothing but keys of subjects and of the server is held in memory. No step brings back what
/// another node destroyed: keeping only takes a mark away, and a destroyed subject leaves a mark in
/// the place of its record.
@NullMarked
package org.lockstep.vault;

import org.jspecify.annotations.NullMarked;
