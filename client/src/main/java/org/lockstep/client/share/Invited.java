package org.lockstep.client.share;

import org.lockstep.domain.id.AccountId;
import org.lockstep.wire.message.ProtectionMessages.Forecast;

/// An invitation that was made.
///
/// @param forecast the verdict before it, and as it will be once the account accepts (R57)
/// @param sealed whether the key was sealed to the account at once
public record Invited(AccountId account, Forecast forecast, boolean sealed) {}
