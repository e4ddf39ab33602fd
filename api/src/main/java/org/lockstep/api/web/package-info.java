/// Sessions in browsers: asked for by a browser, approved by a trusted device for an hour (R90 to
/// R94).
///
/// A session is an ephemeral key pair. What waits for approval lives in memory and is no part of
/// the history; an approval and an end are. Who asks is not told whether the handle is anybody's.
/// After a restart no browser is known any more: its person begins anew.
@NullMarked
package org.lockstep.api.web;

import org.jspecify.annotations.NullMarked;
