/// The MongoDB that the tests run against, and what only that adapter promises.
@NullMarked
package org.lockstep.storage.mongodb;

import org.jspecify.annotations.NullMarked;
