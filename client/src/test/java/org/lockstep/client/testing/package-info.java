/// People with real keys, histories made of what they do, and a server that can be made to lie.
@NullMarked
package org.lockstep.client.testing;

import org.jspecify.annotations.NullMarked;
