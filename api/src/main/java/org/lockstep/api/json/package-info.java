/// The way of wire messages through the web framework: one codec, and no other reader of JSON.
@NullMarked
package org.lockstep.api.json;

import org.jspecify.annotations.NullMarked;
