package org.lockstep.domain.share;

import org.lockstep.domain.Scenario;

/// One way in which a share refuses a command.
record Refusal(
    String name,
    Scenario<ShareState, ShareCommand, ShareEvent, ShareRejection> given,
    ShareCommand when,
    ShareRejection then) {}
