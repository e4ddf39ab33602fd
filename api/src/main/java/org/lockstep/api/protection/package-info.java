/// Protection over HTTP: an account's mode, what is owed, and how causes and obligations are told.
@NullMarked
package org.lockstep.api.protection;

import org.jspecify.annotations.NullMarked;
