package org.lockstep.api.link;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.api.problem.ApiProblem.LinkUnknown;
import org.lockstep.api.problem.Refused;
import org.lockstep.crypto.link.LinkSecret;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.ShareState;
import org.lockstep.projections.ReadModels;
import org.springframework.stereotype.Component;

/// The links that are open now.
@Component
final class OpenLinks {
  private final ReadModels models;

  OpenLinks(ReadModels models) {
    this.models = models;
  }

  /// The share behind a link, for whoever has its secret.
  ///
  /// @throws Refused in one and the same way whatever is wrong
  OpenedShare require(String link, @Nullable String secret) {
    return find(link)
        .filter(opened -> secret != null && matches(secret, opened.verifier().toArray()))
        .map(Found::share)
        .orElseThrow(() -> new Refused(new LinkUnknown()));
  }

  /// Whether the link by which somebody came is still open.
  boolean isOpen(OpenedShare opened) {
    return find(opened.link(), opened.share().share()).isPresent();
  }

  private record Found(OpenedShare share, Bytes verifier) {}

  private Optional<Found> find(String text) {
    return parse(text).flatMap(link -> models.shares().byLink(link).flatMap(s -> find(link, s)));
  }

  private Optional<Found> find(LinkId link, ShareId share) {
    return models
        .shares()
        .protection(share)
        .filter(found -> found.state() instanceof ShareState.Active)
        .flatMap(found -> found.share())
        .flatMap(active -> found(link, active));
  }

  private static Optional<Found> found(LinkId link, ShareState.Active share) {
    return share
        .link()
        .filter(open -> open.id().equals(link))
        .map(open -> new Found(new OpenedShare(link, share), open.verifier()));
  }

  private static Optional<LinkId> parse(String text) {
    try {
      return Optional.of(new LinkId(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no link has an id of that form
    }
  }

  private static boolean matches(String secret, byte[] verifier) {
    try {
      return LinkSecret.parse(secret).matches(verifier);
    } catch (IllegalArgumentException e) {
      return false; // no link has a secret of that form
    }
  }
}
