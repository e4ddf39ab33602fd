package org.lockstep.api.live;

import org.lockstep.api.problem.ApiProblem.LiveNotReady;
import org.lockstep.api.problem.ApiProblem.ParameterMalformed;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.protection.VisibleShares;
import org.lockstep.api.request.Caller;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareRejection.CollaborationNotOn;
import org.lockstep.domain.share.ShareRejection.RoleForbids;
import org.lockstep.domain.share.ShareState;
import org.lockstep.realtime.store.DocumentName;
import org.lockstep.vault.KeyName;
import org.lockstep.vault.Vault;
import org.springframework.stereotype.Component;

/// The shares on which a caller may work live.
@Component
final class LiveShares {
  private final VisibleShares visible;
  private final Vault vault;

  LiveShares(VisibleShares visible, Vault vault) {
    this.visible = visible;
    this.vault = vault;
  }

  /// A share in which the caller takes part, whose live collaboration is on, and whose key the
  /// server has.
  ///
  /// @throws Refused otherwise
  ShareState.Active require(ShareId share, Caller caller) {
    visible.catchUp();
    var living = visible.living(share, caller.account());
    if (!living.collaboration()) throw new Refused(new CollaborationNotOn(share));
    if (vault.newestHeld(KeyName.Kind.SHARE, share.value()).isEmpty()) {
      throw new Refused(new LiveNotReady());
    }
    return living;
  }

  /// The same for somebody who may write.
  void requireWriter(ShareId share, Caller caller, String action) {
    var role = require(share, caller).roleOf(caller.account()).orElseThrow();
    if (!role.mayWrite()) throw new Refused(new RoleForbids(role, action));
  }

  /// A share whose live collaboration is on and which the caller may end. Whether the server has
  /// its key does not matter: what was never readable ends as well.
  void requireEnder(ShareId share, Caller caller) {
    visible.catchUp();
    var living = visible.living(share, caller.account());
    if (!living.collaboration()) throw new Refused(new CollaborationNotOn(share));
    var role = living.roleOf(caller.account()).orElseThrow();
    if (!role.mayWrite()) throw new Refused(new RoleForbids(role, "end live collaboration"));
  }

  /// The document of that name.
  ///
  /// @throws Refused if no document can have it
  static DocumentName document(ShareId share, String name) {
    try {
      return new DocumentName(share, name);
    } catch (IllegalArgumentException e) {
      var expected = "1 to " + DocumentName.MOST_BYTES + " bytes of plain text";
      throw (Refused) new Refused(new ParameterMalformed("document", expected)).initCause(e);
    }
  }
}
