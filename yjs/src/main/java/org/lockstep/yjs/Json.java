package org.lockstep.yjs;

/// Checks that bytes are one JSON text (RFC 8259), as `JSON.parse` does; makes no values of it.
final class Json {
  private final byte[] bytes;
  private final int end;
  private int at;

  private Json(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  /// @throws MalformedUpdate if the bytes, which are UTF-8, are no JSON text, or are nested more
  ///     than [Lib0Reader#DEEPEST] levels deep
  static void check(byte[] bytes, int from, int to) {
    var json = new Json(bytes, from, to);
    json.value(0);
    json.space();
    if (json.at != to) throw json.flawed();
  }

  private void value(int depth) {
    if (depth > Lib0Reader.DEEPEST) throw new MalformedUpdate(Flaw.TOO_DEEP, at);
    space();
    switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    }
  }

  private void object(int depth) {
    expect('{');
    if (ends('}')) return;
    do {
      space();
      string();
      space();
      expect(':');
      value(depth + 1);
    } while (goesOn('}'));
  }

  private void array(int depth) {
    expect('[');
    if (ends(']')) return;
    do value(depth + 1);
    while (goesOn(']'));
  }

  private boolean ends(char close) {
    space();
    return accept(close);
  }

  private boolean goesOn(char close) {
    space();
    if (accept(',')) return true;
    expect(close);
    return false;
  }

  private void string() {
    expect('"');
    while (!accept('"')) {
      int next = peek();
      if (next < ' ') throw flawed(); // also the end
      at++;
      if (next == '\\') escape();
    }
  }

  private void escape() {
    int kind = peek();
    at++;
    if (kind == 'u') for (int i = 0; i < 4; i++) hexDigit();
    else if (kind < 0 || "\"\\/bfnrt".indexOf(kind) < 0) throw flawed();
  }

  private void hexDigit() {
    int digit = peek();
    if (digit < 0 || digit > 'f' || Character.digit(digit, 16) < 0) throw flawed();
    at++;
  }

  private void number() {
    accept('-');
    if (!accept('0')) digits();
    if (accept('.')) digits();
    if (accept('e') || accept('E')) {
      if (!accept('+')) accept('-');
      digits();
    }
  }

  private void digits() {
    int from = at;
    while (peek() >= '0' && peek() <= '9') at++;
    if (at == from) throw flawed();
  }

  private void word(String word) {
    for (int i = 0; i < word.length(); i++) expect(word.charAt(i));
  }

  private void space() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') at++;
  }

  private void expect(char character) {
    if (!accept(character)) throw flawed();
  }

  private boolean accept(char character) {
    if (peek() != character) return false;
    at++;
    return true;
  }

  /// The next byte, or -1 at the end.
  private int peek() {
    return at < end ? bytes[at] & 0xff : -1;
  }

  private MalformedUpdate flawed() {
    return new MalformedUpdate(Flaw.NOT_JSON, at);
  }
}
