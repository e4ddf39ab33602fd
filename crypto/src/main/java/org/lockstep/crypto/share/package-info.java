/// Shares: how the secret of a share's epoch reaches its participants, and what is encrypted under
/// it here.
///
/// ```
/// terms       tuple("lockstep/grant-terms/1", "share", share, epoch,
///                   account, key, key epoch, role)
/// grant seal  HPKE to the participant's category key, AAD = terms,
///             info = tuple("lockstep/grant-seal/1")
/// signed      tuple("lockstep/grant/1", terms as bytes, SHA-256 of the seal, commitment)
/// grant       tuple("lockstep/grant-record/1", terms as bytes, seal, commitment, signature)
/// metadata    wrap under the share secret of the text, padded to a multiple of 32 bytes,
///             context = tuple("lockstep/metadata/1", "share", share, epoch, item, field)
/// ```
///
/// A [Grant] is accepted only if the device that signed it stands on the roster of a member who may
/// invite. The commitment (of [KeyEpoch][org.lockstep.crypto.epoch.KeyEpoch]) lets all members see
/// that they hold the same secret.
@NullMarked
package org.lockstep.crypto.share;

import org.jspecify.annotations.NullMarked;
