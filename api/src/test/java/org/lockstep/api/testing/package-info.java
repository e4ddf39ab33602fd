/// What tests of the api share: a real server on a directory of its own, devices that sign as the
/// real client does, and routes that only tests have.
@NullMarked
package org.lockstep.api.testing;

import org.jspecify.annotations.NullMarked;
