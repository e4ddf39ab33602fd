package org.lockstep.domain.share;

import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;

/// A share secret sealed to one participant, signed by the device that made it.
///
/// @param recipient whose category key it is sealed to
/// @param serviceEpoch the epoch of the recipient's service secret that this category key derives
///     from
/// @param role what the granting device believed the recipient's role to be
/// @param seal the sealed secret
/// @param grantedBy the device that signed
/// @param signature over share, epoch, recipient, key, role, digest of the seal and commitment of
///     the epoch
public record Grant(
    AccountId recipient,
    int serviceEpoch,
    Role role,
    Bytes seal,
    DeviceId grantedBy,
    Bytes signature) {}
