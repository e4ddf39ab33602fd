/// Logs of updates, one for each document that is edited live.
@NullMarked
package org.lockstep.storage.updates;

import org.jspecify.annotations.NullMarked;
