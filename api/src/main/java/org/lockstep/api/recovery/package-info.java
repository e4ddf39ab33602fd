/// Recovery keys over HTTP, and the records that wait for them.
@NullMarked
package org.lockstep.api.recovery;

import org.jspecify.annotations.NullMarked;
