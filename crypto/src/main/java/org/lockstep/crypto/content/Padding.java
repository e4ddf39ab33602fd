package org.lockstep.crypto.content;

/// How far the length of content is hidden.
public enum Padding {
  /// Not at all: the blob's length gives the content's.
  NONE(0),

  /// Padmé: the length is rounded up to a number whose binary form has at most as many significant
  /// bits as its exponent takes to write. Costs at most 12 % and leaves O(log log n) bits of the
  /// length visible (Nikitin et al., PURBs, 2019, section 4).
  PADME(1);

  private final int code;

  Padding(int code) {
    this.code = code;
  }

  /// The byte that stands for it in the stream.
  int code() {
    return code;
  }

  static Padding ofCode(int code) throws ContentRefused {
    for (var padding : values()) {
      if (padding.code == code) return padding;
    }
    throw new ContentRefused(ContentRefused.Reason.WRONG_LENGTH);
  }

  /// The length in bytes to which content of this length is padded: never less.
  public long padded(long length) {
    return switch (this) {
      case NONE -> length;
      case PADME -> padme(length);
    };
  }

  private static long padme(long length) {
    if (length < 2) return length;
    int exponent = floorLog2(length);
    int kept = floorLog2(exponent) + 1;
    long mask = (1L << Math.max(0, exponent - kept)) - 1;
    return (length + mask) & ~mask;
  }

  private static int floorLog2(long value) {
    return value == 0 ? -1 : Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
  }
}
