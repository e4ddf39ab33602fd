/// Accounts: a person's trusted devices, the protection mode, the epochs of the account's secrets,
/// recovery, and the categories of data with what an account chose for them.
///
/// [org.lockstep.domain.account.AccountDecider] holds the rules R01 to R13, R20 to R26, R33, R34,
/// R70 to R72 and R83 as two pure functions;
/// [org.lockstep.domain.account.AccountAggregate] is Axon's view of it.
@NullMarked
package org.lockstep.domain.account;

import org.jspecify.annotations.NullMarked;
