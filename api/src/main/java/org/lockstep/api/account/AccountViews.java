package org.lockstep.api.account;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.lockstep.domain.Personal;
import org.lockstep.domain.account.Device;
import org.lockstep.projections.Account;
import org.lockstep.projections.AccountCard;
import org.lockstep.wire.message.AccountMessages.DeviceDescription;
import org.lockstep.wire.message.AccountMessages.OwnAccount;
import org.lockstep.wire.message.AccountMessages.OwnDevice;
import org.lockstep.wire.message.AccountMessages.PublicAccount;
import org.lockstep.wire.message.AccountMessages.PublicDevice;
import org.lockstep.wire.message.ProtectionMessages.ObligationView;

/// How an account looks to others, and to itself.
final class AccountViews {
  private AccountViews() {}

  static PublicAccount toOthers(AccountCard card) {
    var account = card.account();
    return new PublicAccount(
        account.state().account(),
        text(account.handle()),
        text(account.name()),
        account.state().identityKey(),
        account.state().mode(),
        devices(account).stream()
            .map(d -> new PublicDevice(d.id(), d.signingKey(), d.sealingKey()))
            .toList(),
        account.roster(),
        card.publicService());
  }

  static OwnAccount toItself(AccountCard card, List<ObligationView> pending, long position) {
    var account = card.account();
    var state = account.state();
    return new OwnAccount(
        state.account(),
        text(account.handle()),
        text(account.name()),
        state.identityKey(),
        state.mode(),
        state.modeCounter(),
        devices(account).stream().map(device -> own(device, account)).toList(),
        account.roster(),
        card.recovery(),
        state.recoveriesMade(),
        state.service(),
        state.circle(),
        pending,
        position);
  }

  private static OwnDevice own(Device device, Account account) {
    var description =
        new DeviceDescription(
            device.id(),
            text(device.name()),
            device.platform(),
            device.version(),
            device.signingKey(),
            device.sealingKey());
    return new OwnDevice(description, Objects.requireNonNull(account.addedAt().get(device.id())));
  }

  private static List<Device> devices(Account account) {
    return account.state().devices().values().stream()
        .sorted(Comparator.comparing(device -> device.id().value()))
        .toList();
  }

  /// A name that was erased is told as an empty one.
  private static String text(Personal personal) {
    return personal.text().orElse("");
  }
}
