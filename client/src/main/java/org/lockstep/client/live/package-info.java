/// Live collaboration as a device asks the server for it: tickets to the channel, and the versions
/// of live documents.
@NullMarked
package org.lockstep.client.live;

import org.jspecify.annotations.NullMarked;
