/// What was so then: the history checked, and folded with the same functions as everywhere.
///
/// [org.lockstep.audit.ShareReplay] folds events that are believed already, as the server does for
/// its own journal. [org.lockstep.audit.VerifiedHistory] takes events as a server shows them and
/// believes nothing: it checks each against its leaf, the streams against gaps and swaps, and that
/// nothing is there that does not belong; what it refuses it tells as a
/// [org.lockstep.audit.HistoryRefused.Reason]. No server, no database and no framework is needed.
@NullMarked
package org.lockstep.audit;

import org.jspecify.annotations.NullMarked;
