package org.lockstep.api.owndata;

import org.lockstep.api.account.AccountCommands;
import org.lockstep.api.custody.OwnedRecords;
import org.lockstep.api.problem.ApiProblem.DeviceNotRecognised;
import org.lockstep.api.problem.ApiProblem.NoServerKey;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.protection.VisibleShares;
import org.lockstep.api.request.Caller;
import org.lockstep.crypto.data.ServerKeySeal;
import org.lockstep.crypto.seal.SealingKey;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.custody.DataKey;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.vault.KeyName;
import org.lockstep.vault.KeyUse;
import org.lockstep.vault.Vault;
import org.lockstep.wire.message.DataMessages.ServerKey;
import org.springframework.stereotype.Component;

/// The keys that the server made for what it must read, on their way to devices of their account.
///
/// One is handed out where the custody graph holds it, and nowhere else: in no category that is
/// always end-to-end encrypted (R24).
@Component
final class ServerKeys implements OwnedRecords {
  private final Vault vault;
  private final AccountCommands accounts;
  private final VisibleShares visible;

  ServerKeys(Vault vault, AccountCommands accounts, VisibleShares visible) {
    this.vault = vault;
    this.accounts = accounts;
    this.visible = visible;
  }

  ServerKey handTo(Caller caller, Category category) {
    visible.catchUp();
    return new ServerKey(sealed(caller, category));
  }

  private Bytes sealed(Caller caller, Category category) {
    var state = accounts.state(caller);
    // What was written before CalDAV was turned off stays readable on devices.
    boolean made =
        new DataKey(DataKey.Kind.SERVER, 1).fits(category)
            && (category.keeper() == Category.Keeper.SERVER || everThroughCaldav(caller, category));
    if (!made) throw new Refused(new NoServerKey(category));
    var device = state.devices().get(caller.device());
    if (device == null) throw new Refused(new DeviceNotRecognised(caller.device()));
    var key = SealingKey.of(device.sealingKey().toArray());
    var slot =
        new ServerKeySeal.Slot(caller.account().value(), category.name(), caller.device().value());
    var use =
        new KeyUse(
            KeyName.serverMade(KeyName.Kind.valueOf(category.name()), caller.account().value()),
            KeyUsed.Reason.OWN_DATA.name(),
            caller.device().value());
    return vault.serverMade().use(use, secret -> Bytes.of(ServerKeySeal.make(key, slot, secret)));
  }

  private boolean everThroughCaldav(Caller caller, Category category) {
    return accounts.state(caller).own().keeperOf(category) == Category.Keeper.SERVER
        || vault
            .serverMade()
            .holds(
                KeyName.serverMade(
                    KeyName.Kind.valueOf(category.name()), caller.account().value()));
  }

  @Override
  public void destroyAll(AccountId account) {
    vault.serverMade().destroyAll(account.value());
  }

  @Override
  public int count(AccountId account) {
    return vault.serverMade().count(account.value());
  }
}
