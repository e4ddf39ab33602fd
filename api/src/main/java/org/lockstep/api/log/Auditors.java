package org.lockstep.api.log;

import java.util.Set;
import org.lockstep.api.problem.ApiProblem.AuditorsOnly;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.Caller;
import org.lockstep.api.server.LockstepProperties;
import org.springframework.stereotype.Component;

/// The accounts that the operator names auditors (R103).
@Component
public final class Auditors {
  private final Set<String> accounts;

  Auditors(LockstepProperties properties) {
    this.accounts = properties.audit().accounts();
  }

  /// Lets nobody else pass.
  ///
  /// @throws Refused if the caller is none of them
  public void require(Caller caller) {
    if (!accounts.contains(caller.account().value())) throw new Refused(new AuditorsOnly());
  }
}
