/// The description of the api: `/openapi` for programs (OpenAPI 3.1), `/openapi.html` for people.
///
/// Both are made from the controllers that are there, so they cannot fall behind. The page holds
/// everything that it shows: it loads nothing from anywhere.
@NullMarked
package org.lockstep.api.openapi;

import org.jspecify.annotations.NullMarked;
