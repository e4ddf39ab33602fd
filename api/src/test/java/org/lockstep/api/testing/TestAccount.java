package org.lockstep.api.testing;

import java.util.HashMap;
import java.util.Map;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.AccountCommand.OpenAccount;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.CircleEpoch;
import org.lockstep.domain.account.RosterProof;
import org.lockstep.domain.account.ServiceEpoch;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.HandleId;
import org.lockstep.domain.share.Actor;

/// An account with one device. Its seals are placeholders: nobody opens them.
public record TestAccount(AccountId id, HandleId handle, TestDevice device) {
  private static final Bytes SOME = Bytes.of(new byte[] {1, 2, 3});

  /// A fresh account, which no server knows.
  public static TestAccount fresh() {
    return new TestAccount(
        new AccountId(TestDevice.freshId()),
        new HandleId(TestDevice.freshId()),
        TestDevice.fresh());
  }

  /// The account as the domain names whoever acts for it.
  public Actor actor() {
    return new Actor(id, device.id());
  }

  /// The command that opens it.
  public OpenAccount opening() {
    var keys = new HashMap<Category, Bytes>();
    Category.SHAREABLE.forEach(category -> keys.put(category, SOME));
    var seals = Map.of(device.id(), SOME);
    return new OpenAccount(
        id,
        handle,
        Personal.of(id, "handle-" + id.value().substring(20)),
        Personal.of(id, "A Name"),
        SOME,
        device.described(id),
        new RosterProof(1, SOME),
        SOME,
        new CircleEpoch(1, SOME, SOME, seals, Bytes.EMPTY),
        new ServiceEpoch(1, SOME, keys, SOME, seals, Bytes.EMPTY));
  }
}
