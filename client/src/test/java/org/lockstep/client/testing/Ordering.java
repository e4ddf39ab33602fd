package org.lockstep.client.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.lockstep.audit.order.Wanted;
import org.lockstep.client.home.DeviceKeys;
import org.lockstep.crypto.request.ContentDigest;
import org.lockstep.crypto.request.Nonce;
import org.lockstep.crypto.request.RequestComponents;
import org.lockstep.crypto.request.RequestSigner;
import org.lockstep.domain.Bytes;
import org.lockstep.domain.Event;
import org.lockstep.domain.account.AccountEvent;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.share.ShareEvent;
import org.lockstep.wire.message.AccountMessages.ChangeMode;
import org.lockstep.wire.message.MessageCodec;
import org.lockstep.wire.message.ShareMessages.ChangeRole;
import org.lockstep.wire.message.ShareMessages.Invite;
import org.lockstep.wire.message.ShareMessages.OpenLink;
import tools.jackson.databind.json.JsonMapper;

/// The requests by which devices of these tests ordered events, as a server keeps them.
final class Ordering {
  private static final Map<DeviceId, DeviceKeys> DEVICES = new ConcurrentHashMap<>();
  private static final Map<AccountId, DeviceId> FIRST = new ConcurrentHashMap<>();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Ordering() {}

  /// A request that was kept.
  record Order(DeviceId device, String metadata) {}

  /// This device can order from here on.
  static DeviceKeys knows(DeviceKeys device) {
    DEVICES.put(device.id(), device);
    return device;
  }

  /// This device speaks for the account where an event names none.
  static void first(AccountId account, DeviceKeys device) {
    FIRST.putIfAbsent(account, knows(device).id());
  }

  /// The request that gives an event, signed by the device that the event names; empty where no
  /// request does, or the device is none of these tests'.
  static Optional<Order> of(Event event, Instant at) {
    return Wanted.of(event)
        .flatMap(
            wanted ->
                wanted
                    .device()
                    .or(() -> Optional.ofNullable(FIRST.get(wanted.account())))
                    .map(DEVICES::get)
                    .map(device -> signed(device, wanted.targets().getFirst(), event, at)));
  }

  private static Order signed(DeviceKeys device, String target, Event event, Instant at) {
    var body = body(event);
    var bytes = body.map(message -> new MessageCodec().write(message)).orElse(new byte[0]);
    int mark = target.indexOf(' ');
    var request =
        new RequestComponents(
            target.substring(0, mark), target.substring(mark + 1), query(event), Map.of());
    var nonce = Nonce.random();
    var digest = ContentDigest.of(bytes);
    var fields =
        new RequestSigner(device.id().value(), device.signing()).sign(request, digest, at, nonce);
    var texts = new TreeMap<String, String>();
    texts.put("covered", covered(request, digest, fields.signatureInput()));
    texts.put("signature", signature(fields.signature()));
    if (body.isPresent()) texts.put("body", Bytes.of(bytes).toString());
    return new Order(device.id(), new String(JSON.writeValueAsBytes(texts), UTF_8));
  }

  /// The signature base, as RFC 9421 section 2.5 has it.
  private static String covered(RequestComponents request, ContentDigest body, String input) {
    return String.join(
        "\n",
        "\"@method\": " + request.method(),
        "\"@path\": " + request.path(),
        "\"@query\": ?" + request.query(),
        "\"content-digest\": " + body.field(),
        "\"@signature-params\": " + input.substring("lockstep=".length()));
  }

  private static String signature(String field) {
    var base64 = field.substring("lockstep=:".length(), field.length() - 1);
    return Bytes.of(java.util.Base64.getDecoder().decode(base64)).toString();
  }

  private static String query(Event event) {
    return event instanceof ShareEvent.ShareCreated e
        ? Wanted.query(e.share(), e.kind(), e.guarded(), e.editorsMayInvite())
        : "";
  }

  private static Optional<Object> body(Event event) {
    return switch (event) {
      case ShareEvent.ParticipantInvited e ->
          Optional.of(new Invite(e.account(), e.role(), Optional.empty()));
      case ShareEvent.RoleChanged e -> Optional.of(new ChangeRole(e.role()));
      case ShareEvent.LinkOpened e -> Optional.of(new OpenLink(e.link(), e.verifier()));
      case AccountEvent.AdvancedProtectionTurnedOn e ->
          Optional.of(new ChangeMode(ProtectionMode.ADVANCED, e.counter()));
      case AccountEvent.AdvancedProtectionTurnedOff e ->
          Optional.of(new ChangeMode(ProtectionMode.STANDARD, e.counter()));
      default -> Optional.empty();
    };
  }
}
