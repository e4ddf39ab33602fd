package org.lockstep.api.custody;

import java.util.HashMap;
import java.util.Map;
import org.lockstep.crypto.tuple.Bytes;
import org.lockstep.domain.share.ShareState;
import org.lockstep.projections.ReadModels;
import org.lockstep.vault.EpochChain;
import org.lockstep.vault.EpochLink;

/// The published links between the epochs of a share, by which the vault walks from a newer secret
/// to an older one.
public final class EpochChains {
  private EpochChains() {}

  /// The links of a share as the views know them.
  public static EpochChain of(ReadModels models, ShareState.Active share) {
    Map<Integer, EpochLink> links = new HashMap<>();
    var epochs = models.shares().keys(share.share(), share.owner()).epochs();
    for (int i = 1; i < epochs.size(); i++) {
      links.put(
          epochs.get(i).number(),
          new EpochLink(
              Bytes.of(epochs.get(i).previous().toArray()),
              Bytes.of(epochs.get(i - 1).commitment().toArray())));
    }
    return EpochChain.of(links);
  }
}
