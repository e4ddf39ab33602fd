/// What auditors (R103) are shown beside the events: the rows that the server answers from.
///
/// ```
/// GET /v1/audit/projections                          their names
/// GET /v1/audit/projections/NAME/rows?after=CURSOR   a page of rows, as of one position
/// ```
///
/// What is left of a closed account, [org.lockstep.api.closing] tells them.
///
/// Rows are shown as they lie in the store, whatever is in them: somebody who altered one is to be
/// found out. An auditor builds the same rows from the history on a machine of its own.
@NullMarked
package org.lockstep.api.audit;

import org.jspecify.annotations.NullMarked;
