/// Data of an account's own: its items in every category, its messages key, backup, reminders over
/// CalDAV, and the account's history, from which its devices compute how each category is
/// protected.
///
/// What a category's items are encrypted under, the custody graph says. Where that is a key that
/// the server makes, a device is handed it by a recorded use; where it derives from the service
/// secret, the vault has that secret exactly as long as the account is `STANDARD`.
@NullMarked
package org.lockstep.api.owndata;

import org.jspecify.annotations.NullMarked;
