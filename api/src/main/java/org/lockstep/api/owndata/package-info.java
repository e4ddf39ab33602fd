/// Data of an account's own: its messages key, backup, reminders over CalDAV, and the account's
/// history, from which its devices compute how each category is protected.
@NullMarked
package org.lockstep.api.owndata;

import org.jspecify.annotations.NullMarked;
