/// What of a server's words may be believed.
///
/// The server shows recorded events ([org.lockstep.audit.VerifiedHistory] checks leaves and
/// streams);
/// here every signature in them is verified along the way: rosters and category keys under the
/// account's identity key, grants under a key of the granter's roster as it was then. Identity keys
/// are pinned at the first meeting. Only keys that come out of here are ever sealed to.
@NullMarked
package org.lockstep.client.trust;

import org.jspecify.annotations.NullMarked;
