package org.lockstep.crypto.content;

import org.lockstep.crypto.tuple.Tuple;

/// Where content belongs: bound to every chunk, to the wrapped key and to the author's signature.
///
/// A reader states the context that it expects, from the signed history and never from the blob's
/// surroundings.
///
/// @param item the item's id
/// @param version the item's version, from 0
/// @param share the share or, for content outside any share, what the caller uses in its place
/// @param category the category whose protection applies
/// @param epoch the epoch of the share's secret under which the content key is wrapped, from 0
/// @param authorDevice the device that wrote it
public record ContentContext(
    String item, long version, String share, String category, long epoch, String authorDevice) {

  /// Refuses negative numbers.
  public ContentContext {
    if (version < 0 || epoch < 0)
      throw new IllegalArgumentException("versions and epochs are never negative");
  }

  /// A tuple of this purpose that begins with the whole context.
  Tuple tuple(String label) {
    return Tuple.of(label)
        .text(item)
        .number(version)
        .text(share)
        .text(category)
        .number(epoch)
        .text(authorDevice);
  }

  /// The context of the wrapped content key.
  Tuple wrapTuple() {
    return Tuple.of("lockstep/content-wrap/1").text(share).text(item).number(version).number(epoch);
  }
}
