package org.lockstep.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.crypto.epoch.EpochBundle;
import org.lockstep.crypto.epoch.EpochSecret;
import org.lockstep.crypto.seal.SealRefused;
import org.lockstep.vault.KeyUnreachable.Reason;

/// The way from a held secret down to a wanted one; recorded before its first step.
final class KeyUses {
  private final EscrowedKeys escrowed;
  private final UseLog log;

  KeyUses(EscrowedKeys escrowed, UseLog log) {
    this.escrowed = escrowed;
    this.log = log;
  }

  <T> T use(KeyUse use, EpochChain chain, Function<Secret, T> work) {
    var wanted = use.key();
    var start = nearestHeld(wanted);
    var links = links(wanted, start, chain);
    log.record(use);
    var secret = escrowed.open(start).orElseThrow(() -> notHeld(wanted));
    for (var link : links) {
      secret = follow(wanted, secret, link);
    }
    return work.apply(secret.secret());
  }

  private KeyName nearestHeld(KeyName wanted) {
    return escrowed.held(wanted.kind(), wanted.owner()).stream()
        .filter(held -> held.epoch() >= wanted.epoch())
        .findFirst()
        .orElseThrow(() -> notHeld(wanted));
  }

  private static List<EpochLink> links(KeyName wanted, KeyName start, EpochChain chain) {
    var links = new ArrayList<EpochLink>();
    for (int epoch = start.epoch(); epoch > wanted.epoch(); epoch--) {
      var at = start.at(epoch);
      links.add(
          chain
              .below(epoch)
              .orElseThrow(() -> new KeyUnreachable(wanted, Reason.LINK_MISSING, at)));
    }
    return links;
  }

  private static EpochSecret follow(KeyName wanted, EpochSecret newer, EpochLink link) {
    try {
      return EpochBundle.open(newer, link.bundle().toArray(), link.olderCommitment().toArray());
    } catch (SealRefused refused) {
      var at = wanted.at(Math.toIntExact(newer.epoch().number()));
      throw new KeyUnreachable(wanted, Reason.LINK_REFUSED, at, refused);
    }
  }

  private static KeyUnreachable notHeld(KeyName wanted) {
    return new KeyUnreachable(wanted, Reason.NOT_HELD, wanted);
  }
}
