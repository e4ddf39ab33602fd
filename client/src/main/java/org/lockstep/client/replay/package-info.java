/// The server's rows, built anew on the auditor's own machine (R103): from events that were
/// verified here, by the rules that the server's own views follow.
///
/// The one room of the client that sees [org.lockstep.projections] and [org.lockstep.storage], and
/// the only reason why they lie beside the client. Whoever audits nothing loads none of their
/// classes.
///
/// The history is copied into a scratch journal in the home directory, which is deleted afterwards.
/// Texts that are personal stay sealed in it: an auditor has no key of them.
@NullMarked
package org.lockstep.client.replay;

import org.jspecify.annotations.NullMarked;
