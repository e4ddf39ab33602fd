package org.lockstep.api.link;

import java.util.function.Function;
import org.lockstep.api.custody.EpochChains;
import org.lockstep.api.problem.ApiProblem.LinkNotReady;
import org.lockstep.api.problem.Refused;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.epoch.KeyEpoch;
import org.lockstep.domain.keyuse.KeyUsed;
import org.lockstep.projections.ReadModels;
import org.lockstep.vault.KeyName;
import org.lockstep.vault.KeyUnreachable;
import org.lockstep.vault.KeyUse;
import org.lockstep.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The secrets of shares with an open link, as the vault lets them be used.
@Component
final class ShareSecrets {
  private static final Logger log = LoggerFactory.getLogger(ShareSecrets.class);

  private final Vault vault;
  private final ReadModels models;

  ShareSecrets(Vault vault, ReadModels models) {
    this.vault = vault;
    this.models = models;
  }

  /// Records the use, then gives the secret of an epoch to the work, which must not let it go on.
  ///
  /// @throws Refused if the vault cannot reach it (yet)
  <T> T use(OpenedShare opened, int epoch, Function<EpochSecret, T> work) {
    var share = opened.share().share().value();
    var use =
        new KeyUse(
            KeyName.share(share, epoch), KeyUsed.Reason.LINK_VIEW.name(), opened.link().value());
    try {
      return vault.use(
          use,
          EpochChains.of(models, opened.share()),
          secret -> work.apply(new EpochSecret(KeyEpoch.share(share, epoch), secret)));
    } catch (KeyUnreachable e) {
      if (e.reason() != KeyUnreachable.Reason.NOT_HELD) log.warn("{}", e.getMessage());
      throw (Refused) new Refused(new LinkNotReady()).initCause(e);
    }
  }

  /// Whether the vault holds any secret of the share.
  boolean isReady(OpenedShare opened) {
    return vault.newestHeld(KeyName.Kind.SHARE, opened.share().share().value()).isPresent();
  }
}
