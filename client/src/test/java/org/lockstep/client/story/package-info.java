/// What people do, from their devices through the client to the real server and back.
@NullMarked
package org.lockstep.client.story;

import org.jspecify.annotations.NullMarked;
