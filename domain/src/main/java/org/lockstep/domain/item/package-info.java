/// Items: what lies in a share. Each has a stream of its own, so that people who change different
/// items never wait for each other.
///
/// The events say which version was written when, by whom, under which epoch; the content itself is
/// ciphertext elsewhere. What is
/// sealed here (the name) is sealed under the share's secret.
@NullMarked
package org.lockstep.domain.item;

import org.jspecify.annotations.NullMarked;
