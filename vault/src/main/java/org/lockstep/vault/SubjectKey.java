package org.lockstep.vault;

import org.lockstep.crypto.derive.Secret;

/// The key under which the personal texts of one subject are sealed.
///
/// @param id names the key; random, and says nothing about the subject
/// @param secret the key itself, which never shows
public record SubjectKey(String id, Secret secret) {}
