package org.lockstep.api.visibility;

import org.lockstep.wire.message.VisibilityMessages.OperatorVisibility;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells anybody what whoever runs the server can read of what it stores (R40).
@RestController
final class VisibilityController {
  private final OperatorVisibility told = new OperatorVisibility(StoredFields.all());

  /// `GET /v1/operator-visibility`.
  @GetMapping("/v1/operator-visibility")
  OperatorVisibility show() {
    return told;
  }
}
