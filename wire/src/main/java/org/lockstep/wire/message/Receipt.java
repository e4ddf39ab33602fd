package org.lockstep.wire.message;

/// The answer to a command that was carried out.
///
/// @param position the last position that it wrote, or the head of the history where nothing had to
///     change
public record Receipt(long position) {}
