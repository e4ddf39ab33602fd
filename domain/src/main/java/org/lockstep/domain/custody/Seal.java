package org.lockstep.domain.custody;

/// An edge of the custody graph: whoever has `opener` reaches `content`.
public record Seal(Key opener, Key content) {}
