/// Shares: people, links, live work and content.
@NullMarked
package org.lockstep.client.share;

import org.jspecify.annotations.NullMarked;
