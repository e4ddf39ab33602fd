package org.lockstep.api.share;

import java.util.regex.Pattern;
import org.lockstep.api.problem.ApiProblem.BodyMalformed;
import org.lockstep.api.problem.ApiProblem.RouteUnknown;
import org.lockstep.api.problem.Refused;
import org.lockstep.api.request.BundledOrders;
import org.lockstep.api.request.Caller;
import org.lockstep.domain.id.ShareId;
import org.lockstep.wire.message.MalformedMessage;
import org.lockstep.wire.message.MessageCodec;
import org.lockstep.wire.message.OrderMessages;
import org.lockstep.wire.message.OrderMessages.OrderAnswers;
import org.lockstep.wire.message.OrderMessages.Orders;
import org.lockstep.wire.message.OrderMessages.SignedOrder;
import org.lockstep.wire.message.Receipt;
import org.lockstep.wire.message.ShareMessages.GrantKeys;
import org.lockstep.wire.message.ShareMessages.StartEpoch;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Takes the key operations that an account owes to many shares in one request.
@RestController
public final class OrdersController {
  private static final Pattern OF_A_SHARE =
      Pattern.compile("POST /v1/shares/([0-7][0-9a-hjkmnp-tv-z]{25})/(epochs|grants)");

  private final BundledOrders bundled;
  private final ShareKeyController keys;
  private final MessageCodec codec;

  /// Wired by the assembly.
  public OrdersController(BundledOrders bundled, ShareKeyController keys, MessageCodec codec) {
    this.bundled = bundled;
    this.keys = keys;
    this.codec = codec;
  }

  @PostMapping("/v1/orders")
  OrderAnswers carryOut(@RequestBody Orders request, Caller caller) {
    if (request.orders().size() > OrderMessages.MOST) {
      throw new Refused(new BodyMalformed("/orders", "up to " + OrderMessages.MOST + " orders"));
    }
    return new OrderAnswers(
        request.orders().stream()
            .map(order -> bundled.carryOut(order, caller, () -> carryOut(order, caller)))
            .toList());
  }

  private Receipt carryOut(SignedOrder order, Caller caller) {
    var target = OF_A_SHARE.matcher(order.method() + " " + order.path());
    if (!target.matches()) throw new Refused(new RouteUnknown());
    var share = new ShareId(target.group(1));
    return target.group(2).equals("epochs")
        ? keys.start(share, read(order, StartEpoch.class), caller)
        : keys.grant(share, read(order, GrantKeys.class), caller);
  }

  private <T> T read(SignedOrder order, Class<T> type) {
    try {
      return codec.read(order.body().toArray(), type);
    } catch (MalformedMessage e) {
      throw new Refused(new BodyMalformed(e.place(), e.fault()));
    }
  }
}
