package org.lockstep.wire.message;

import java.util.List;
import java.util.Map;
import org.lockstep.domain.Bytes;

/// Messages about orders that come together in one request.
public final class OrderMessages {
  /// How many orders can come together.
  public static final int MOST = 100;

  private OrderMessages() {}

  /// An order as it would come alone: signed by itself, with an idempotency key.
  ///
  /// @param method such as `POST`
  /// @param path as it would be sent
  /// @param fields the header fields that the signature covers, and the signature
  /// @param body as it would be sent
  public record SignedOrder(String method, String path, Map<String, String> fields, Bytes body) {
    /// Copies the fields.
    public SignedOrder {
      fields = Map.copyOf(fields);
    }
  }

  /// `POST /v1/orders`: up to [#MOST] orders of the calling device.
  public record Orders(List<SignedOrder> orders) {
    /// Copies the list.
    public Orders {
      orders = List.copyOf(orders);
    }
  }

  /// What an order would have been answered if it had come alone.
  ///
  /// @param status of HTTP
  /// @param body a [Receipt], or the problem
  public record OrderAnswer(int status, Bytes body) {}

  /// The answers, in the order of the orders.
  public record OrderAnswers(List<OrderAnswer> answers) {
    /// Copies the list.
    public OrderAnswers {
      answers = List.copyOf(answers);
    }
  }
}
