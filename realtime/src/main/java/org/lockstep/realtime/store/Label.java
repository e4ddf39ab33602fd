package org.lockstep.realtime.store;

import java.time.Instant;
import org.lockstep.crypto.tuple.Tuple;
import org.lockstep.crypto.tuple.TupleReader;
import org.lockstep.domain.id.AccountId;

/// What is said about a version.
///
/// @param text what its author called it
/// @param author who kept it
/// @param at when, to the millisecond
public record Label(String text, AccountId author, Instant at) {
  /// The longest text, in characters.
  public static final int MOST_CHARACTERS = 100;

  private static final String TUPLE = "lockstep/live-label-text/1";

  /// Cuts the time to milliseconds.
  ///
  /// @throws IllegalArgumentException if the text is blank, too long, or no plain text
  public Label {
    if (text.isBlank() || text.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException("a label has 1 to " + MOST_CHARACTERS + " characters");
    }
    if (text.codePoints().anyMatch(PlainText::isOdd)) {
      throw new IllegalArgumentException("a label is plain text");
    }
    at = Instant.ofEpochMilli(at.toEpochMilli());
  }

  byte[] encode() {
    return Tuple.of(TUPLE).text(text).text(author.value()).number(at.toEpochMilli()).encode();
  }

  /// Reads [#encode].
  static Label decode(byte[] encoded) {
    var fields = TupleReader.of(TUPLE, encoded);
    var label =
        new Label(
            fields.text(), new AccountId(fields.text()), Instant.ofEpochMilli(fields.number()));
    fields.end();
    return label;
  }
}
