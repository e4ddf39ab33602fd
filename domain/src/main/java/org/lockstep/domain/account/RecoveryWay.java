package org.lockstep.domain.account;

/// What a recovery rests on.
///
/// @param number which one of that method the account ever had, from 1: a recovery ends with what
///     it rests on (R83)
public record RecoveryWay(RecoveryMethod method, int number) {}
