/// What is durable of the documents that are edited live, sealed under a key that dies with the
/// share's collaboration (R54).
///
/// A [org.lockstep.realtime.store.LiveDocument] is a log of Yjs updates with now and then a
/// [org.lockstep.realtime.store.Compaction]; [org.lockstep.realtime.store.Versions] are whole
/// states. All lie in [org.lockstep.storage.updates.Updates], which sees sealed bytes alone.
///
/// # Keys
///
/// ```
/// live key      32 random bytes a share, in the vault's store: ("live-key", share)
///               epoch (8) || wrap of it under the share's secret of that epoch,
///               context = tuple("lockstep/live-key/1", share, epoch)
/// document key  live key derived for
///               tuple("lockstep/live-document/1", share, document, incarnation)
/// ```
///
/// Everything is a wrap (see `crypto.derive`: AES-256-GCM, random nonce) under the document key
/// with one of these contexts, so that nothing opens in another place, life, or role:
///
/// ```
/// tuple("lockstep/live-update/1",  share, document, incarnation, sequence)   one update
/// tuple("lockstep/live-base/1",    share, document, incarnation, sequence)   all up to it
/// tuple("lockstep/live-version/1", share, document, incarnation, number)     a kept state
/// tuple("lockstep/live-label/1",   share, document, incarnation, number)     what is said of it:
///     tuple("lockstep/live-label-text/1", text, author, milliseconds since 1970)
/// ```
///
/// The key of a wrap is derived from its context. So the attempts at one sequence, of which all but
/// the last have failed, are all that is ever encrypted under one key, and random nonces do not
/// meet. The live key is random, not derived from the share's secret, because that secret outlives
/// the collaboration on the members' devices and perhaps in old copies of the vault: whoever
/// destroys the live key has destroyed the log. What seals does not tell a lost tail from one that
/// never was: an operator who puts an older copy of the file back brings back an older document.
@NullMarked
package org.lockstep.realtime.store;

import org.jspecify.annotations.NullMarked;
