package org.lockstep.wire.event;

import org.lockstep.crypto.derive.Secret;

/// The key that the personal texts of one subject are sealed under.
///
/// @param id names the key in stored events; a pseudonym without meaning
/// @param secret the key itself, which its text form hides
public record PersonalKey(String id, Secret secret) {}
