/// Shares: what several accounts can reach, its participants, invitations, key epochs, link and
/// live collaboration.
///
/// [org.lockstep.domain.share.ShareDecider] holds the rules R50 to R65 as far as one share can
/// judge them;
/// what a share's events mean for who can read it is computed in `custody`.
@NullMarked
package org.lockstep.domain.share;

import org.jspecify.annotations.NullMarked;
