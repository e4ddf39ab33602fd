package org.lockstep.projections;

import java.util.Optional;
import org.lockstep.domain.Moment;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.ProtectionMessages.ObligationName;

/// A key operation that is owed.
///
/// @param share the share that it is owed to; empty where an account owes it to itself
/// @param about the account that it is about, where it is about one
/// @param since when it began to be owed
public record Owed(
    ObligationName obligation, Optional<ShareId> share, Optional<AccountId> about, Moment since) {}
