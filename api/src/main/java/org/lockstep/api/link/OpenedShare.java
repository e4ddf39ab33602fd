package org.lockstep.api.link;

import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.share.ShareState;

/// A share as somebody reaches it who has the secret of its link.
record OpenedShare(LinkId link, ShareState.Active share) {}
