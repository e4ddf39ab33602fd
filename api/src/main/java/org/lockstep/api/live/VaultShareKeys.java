package org.lockstep.api.live;

import java.util.function.Function;
import org.lockstep.api.custody.EpochChains;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.domain.share.ShareState;
import org.lockstep.projections.ReadModels;
import org.lockstep.realtime.store.ShareKeyMissing;
import org.lockstep.realtime.store.ShareKeys;
import org.lockstep.vault.KeyName;
import org.lockstep.vault.KeyUnreachable;
import org.lockstep.vault.KeyUse;
import org.lockstep.vault.Vault;

/// The secrets of shares with live collaboration, as the vault lets them be used. Safe for all
/// threads.
public final class VaultShareKeys implements ShareKeys {
  private final Vault vault;
  private final ReadModels models;

  /// Keys of this vault, for what these views call live.
  public VaultShareKeys(Vault vault, ReadModels models) {
    this.vault = vault;
    this.models = models;
  }

  @Override
  public int newest(ShareId share) {
    live(share);
    return vault
        .newestHeld(KeyName.Kind.SHARE, share.value())
        .orElseThrow(() -> new ShareKeyMissing(share));
  }

  @Override
  public <T> T use(ShareId share, int epoch, DeviceId device, Function<EpochSecret, T> work) {
    var live = live(share);
    var use =
        new KeyUse(
            KeyName.share(share.value(), epoch),
            KeyUsed.Reason.LIVE_SESSION.name(),
            device.value());
    try {
      return vault.use(
          use,
          EpochChains.of(models, live),
          secret -> work.apply(new EpochSecret(KeyEpoch.share(share.value(), epoch), secret)));
    } catch (KeyUnreachable e) {
      throw new ShareKeyMissing(share, e);
    }
  }

  private ShareState.Active live(ShareId share) {
    return Live.share(models, share).orElseThrow(() -> new ShareKeyMissing(share));
  }
}
