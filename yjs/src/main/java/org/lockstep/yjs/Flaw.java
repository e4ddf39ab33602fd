package org.lockstep.yjs;

/// What is wrong with bytes that are not what they should be.
public enum Flaw {
  /// They end too early.
  TRUNCATED("ends too early"),
  /// They go on after their end.
  TRAILING("goes on after its end"),
  /// A number is beyond 2^53-1, the largest that JavaScript counts to.
  TOO_LARGE("has a number beyond 2^53-1"),
  /// More parts are announced than the remaining bytes could hold.
  COUNT("announces more parts than its bytes can hold"),
  /// It has more parts than anybody needs, each of which takes more memory than bytes.
  TOO_MANY("has more parts than anybody needs"),
  /// Something has the length 0.
  EMPTY("has a struct without length"),
  /// A struct, a parent, a type or a value has a tag that the format does not have.
  UNKNOWN_TAG("has an unknown tag"),
  /// A text is not UTF-8.
  NOT_UTF8("has a text that is not UTF-8"),
  /// A text that should be JSON is not.
  NOT_JSON("has a text that is not JSON"),
  /// Values lie in one another more than [Lib0Reader#DEEPEST] levels deep.
  TOO_DEEP("is nested too deeply");

  private final String words;

  Flaw(String words) {
    this.words = words;
  }

  /// The flaw as the end of a sentence.
  public String words() {
    return words;
  }
}
