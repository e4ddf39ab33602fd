/// Why a request is refused, in one form for every refusal: a problem of RFC 9457.
///
/// What the domain refuses and what is refused before it ([ApiProblem]) are values of sealed types.
/// One exhaustive switch per feature names the [ProblemType] of each, which holds the title, the
/// status and what to do next; the components of the value become members of the problem. Nothing
/// that leaves the server with a status other than 2xx has another form.
///
/// ```
/// {"type": "urn:lockstep:problem:roster-counter-not-next",
///  "title": "The roster's counter must grow by one", "status": 409,
///  "detail": "Read the account again ...", "expected": 3, "given": 2}
/// ```
@NullMarked
package org.lockstep.api.problem;

import org.jspecify.annotations.NullMarked;
