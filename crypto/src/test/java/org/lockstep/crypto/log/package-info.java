/// Tests of the log's arithmetic, against the definition in RFC 6962 written down a second time.
@NullMarked
package org.lockstep.crypto.log;

import org.jspecify.annotations.NullMarked;
