package org.lockstep.storage.journal;

/// The positions that a batch received, both inclusive.
public record Appended(long first, long last) {}
