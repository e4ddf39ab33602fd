package org.lockstep.projections;

import org.lockstep.domain.Moment;
import org.lockstep.domain.Personal;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.Role;

/// An invitation that waits for an answer.
///
/// @param title of the share; its text may be erased
/// @param by who invited
public record Invitation(ShareId share, Personal title, Role role, Actor by, Moment since) {}
