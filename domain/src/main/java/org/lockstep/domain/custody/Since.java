package org.lockstep.domain.custody;

import org.lockstep.domain.Moment;

/// Something that is so without interruption since a moment: the event at that position brought it
/// about.
public record Since<T>(T what, Moment since) {}
