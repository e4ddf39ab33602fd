package org.lockstep.audit.order;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Event;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.share.Actor;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.wire.event.OrderEvidence;
import org.lockstep.wire.message.AccountMessages.ChangeMode;
import org.lockstep.wire.message.MalformedMessage;
import org.lockstep.wire.message.MessageCodec;
import org.lockstep.wire.message.ShareMessages.ChangeRole;
import org.lockstep.wire.message.ShareMessages.Invite;
import org.lockstep.wire.message.ShareMessages.OpenLink;

/// The request that gives an event, and who may have signed it.
///
/// What is not wanted of any request is either true by what the event itself holds (a grant, a
/// roster, a key: each signed), or is the server's own doing.
///
/// @param account whose device signed it
/// @param device the one that the event names, where it names one
/// @param targets methods and paths, of which one gives the event
/// @param content whether query and body say what the event says
public record Wanted(
    AccountId account,
    Optional<DeviceId> device,
    List<String> targets,
    Predicate<OrderEvidence> content) {
  private static final MessageCodec CODEC = new MessageCodec();
  private static final String OPENING = "POST /v1/accounts";
  private static final String CREATION = "POST /v1/shares";

  /// Copies the list.
  public Wanted {
    targets = List.copyOf(targets);
  }

  /// What is wanted for an event; empty where no request is.
  public static Optional<Wanted> of(Event event) {
    return switch (event) {
      case ShareEvent e -> ofShare(e);
      case AccountEvent e -> ofAccount(e);
      case Event _ -> Optional.empty();
    };
  }

  private static Optional<Wanted> ofShare(ShareEvent event) {
    var share = event.share();
    return switch (event) {
      case ShareEvent.ShareCreated e -> created(e);
      case ShareEvent.EpochStarted e ->
          by(e.by(), e.epoch().number() == 1 ? CREATION : at("POST", share, "epochs"));
      case ShareEvent.ParticipantInvited e -> invited(e);
      case ShareEvent.InvitationWithdrawn e ->
          by(e.by(), at("DELETE", share, "invitations/" + e.account()));
      case ShareEvent.ParticipantJoined e -> by(e.by(), at("POST", share, "participants"));
      case ShareEvent.ParticipantLeft e ->
          by(e.by(), at("DELETE", share, "participants/" + e.account()));
      case ShareEvent.ParticipantRemoved e ->
          by(e.by(), at("DELETE", share, "participants/" + e.account()));
      case ShareEvent.RoleChanged e -> roleChanged(e);
      case ShareEvent.LinkOpened e -> linkOpened(e);
      case ShareEvent.LinkClosed e -> by(e.by(), at("DELETE", share, "link"));
      case ShareEvent.CollaborationStarted e -> by(e.by(), at("PUT", share, "collaboration"));
      case ShareEvent.CollaborationEnded e -> by(e.by(), at("DELETE", share, "collaboration"));
      case ShareEvent.EpochEscrowed e -> by(e.by(), at("PUT", share, "escrow"));
      case ShareEvent.ShareEnded e -> by(e.by(), "DELETE /v1/shares/" + share);
      // Grants are signed; a closing has an event of its own; the channel tells who was there.
      case ShareEvent.KeyGranted _,
          ShareEvent.ByClosing _,
          ShareEvent.ByChannel _,
          ShareEvent.EscrowDestroyed _ ->
          Optional.empty();
    };
  }

  private static Optional<Wanted> created(ShareEvent.ShareCreated e) {
    return of(
        e.owner(),
        Optional.empty(),
        List.of(CREATION),
        // Without a query the request leaves open what its body said: it still is the owner's.
        found -> found.order().query().isEmpty() || found.order().query().equals(queryOf(e)));
  }

  private static String queryOf(ShareEvent.ShareCreated e) {
    return query(e.share(), e.kind(), e.guarded(), e.editorsMayInvite());
  }

  /// What a request to begin a share repeats in its query, so that its signature shows it although
  /// the body, which holds the title, is not kept.
  public static String query(
      ShareId share, ShareKind kind, boolean guarded, boolean editorsMayInvite) {
    return "share=%s&kind=%s&guarded=%s&editorsMayInvite=%s"
        .formatted(share, kind, guarded, editorsMayInvite);
  }

  private static Optional<Wanted> invited(ShareEvent.ParticipantInvited e) {
    return by(
        e.by(),
        at("POST", e.share(), "invitations"),
        body(Invite.class, b -> b.account().equals(e.account()) && b.role() == e.role()));
  }

  private static Optional<Wanted> roleChanged(ShareEvent.RoleChanged e) {
    return by(
        e.by(),
        at("PUT", e.share(), "participants/" + e.account() + "/role"),
        body(ChangeRole.class, b -> b.role() == e.role()));
  }

  private static Optional<Wanted> linkOpened(ShareEvent.LinkOpened e) {
    return by(
        e.by(),
        at("PUT", e.share(), "link"),
        body(OpenLink.class, b -> b.link().equals(e.link()) && b.verifier().equals(e.verifier())));
  }

  private static Optional<Wanted> ofAccount(AccountEvent event) {
    return switch (event) {
      case AccountEvent.AdvancedProtectionTurnedOn e ->
          mode(e, e.device(), new ChangeMode(ProtectionMode.ADVANCED, e.counter()));
      case AccountEvent.AdvancedProtectionTurnedOff e ->
          mode(e, e.device(), new ChangeMode(ProtectionMode.STANDARD, e.counter()));
      case AccountEvent.ServiceSecretEscrowed e ->
          of(
              e.account(),
              Optional.of(e.escrowedBy()),
              e.epoch() == 1
                  ? List.of("PUT /v1/account/service-escrow", OPENING)
                  : List.of("PUT /v1/account/service-escrow"),
              _ -> true);
      case AccountEvent.ServiceSecretRotated e ->
          ordered(e, e.rotatedBy(), "POST /v1/account/service-epochs");
      case AccountEvent.CircleSecretRotated e ->
          ordered(e, e.rotatedBy(), "POST /v1/account/circle-epochs");
      case AccountEvent.DeviceRevoked e ->
          ordered(e, e.revokedBy(), "POST /v1/devices/" + e.device() + "/revocation");
      case AccountEvent.AccountClosed e -> ordered(e, e.closedBy(), "POST /v1/account/closing");
      case AccountEvent _ -> Optional.empty(); // signed, the server's own, or of no bearing
    };
  }

  private static Optional<Wanted> mode(AccountEvent event, DeviceId device, ChangeMode change) {
    return of(
        event.account(),
        Optional.of(device),
        List.of("PUT /v1/protection"),
        body(ChangeMode.class, change::equals));
  }

  private static Optional<Wanted> ordered(AccountEvent event, DeviceId device, String target) {
    return of(event.account(), Optional.of(device), List.of(target), _ -> true);
  }

  private static Optional<Wanted> by(Actor actor, String target) {
    return by(actor, target, _ -> true);
  }

  private static Optional<Wanted> by(Actor actor, String target, Predicate<OrderEvidence> content) {
    return of(actor.account(), Optional.of(actor.device()), List.of(target), content);
  }

  private static Optional<Wanted> of(
      AccountId account,
      Optional<DeviceId> device,
      List<String> targets,
      Predicate<OrderEvidence> content) {
    return Optional.of(new Wanted(account, device, targets, content));
  }

  private static String at(String method, ShareId share, String rest) {
    return method + " /v1/shares/" + share + "/" + rest;
  }

  /// Whether the body that was kept says so. That it is the body which was signed,
  /// [Attribution] checks.
  private static <T> Predicate<OrderEvidence> body(Class<T> type, Predicate<T> same) {
    return evidence -> evidence.body().filter(kept -> says(kept, type, same)).isPresent();
  }

  private static <T> boolean says(Bytes kept, Class<T> type, Predicate<T> same) {
    try {
      return same.test(CODEC.read(kept.toArray(), type));
    } catch (MalformedMessage e) {
      return false;
    }
  }

  /// Whether a request that was kept is the one that is wanted.
  boolean fits(OrderEvidence evidence) {
    var order = evidence.order();
    return targets.contains(order.method() + " " + order.path()) && content.test(evidence);
  }
}
