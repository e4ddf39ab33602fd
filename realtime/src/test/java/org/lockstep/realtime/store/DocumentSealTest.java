package org.lockstep.realtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.realtime.store.Desk.MINUTES;
import static org.lockstep.realtime.store.Desk.OTHERS_PLAN;
import static org.lockstep.realtime.store.Desk.PLAN;

import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockstep.crypto.derive.Secret;
import org.lockstep.storage.updates.Incarnation;
import org.lockstep.yjs.YUpdate;

class DocumentSealTest {
  private static final Secret KEY = Secret.random();
  private static final Incarnation FIRST = Incarnation.random();
  private static final byte[] UPDATE = Edits.letter(0, 'A');

  private final DocumentSeal seal = DocumentSeal.of(KEY, PLAN, FIRST);

  private static void refused(DocumentSeal seal, Part part, long number, byte[] sealed) {
    assertThatThrownBy(() -> seal.open(part, number, sealed))
        .isInstanceOf(DamagedDocument.class)
        .hasMessageContaining("Restore it from a backup");
  }

  @Property(tries = 200)
  void what_was_sealed_opens(
      @ForAll @Size(max = 300) byte[] plain,
      @ForAll Part part,
      @ForAll @LongRange(min = 1) long number) {
    var sealed = seal.seal(part, number, plain);
    assertThat(DocumentSeal.of(KEY, PLAN, FIRST).open(part, number, sealed)).isEqualTo(plain);
  }

  @Test
  void every_flipped_bit_is_refused() {
    var sealed = seal.seal(Part.UPDATE, 7, UPDATE);
    for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
      var changed = sealed.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      refused(seal, Part.UPDATE, 7, changed);
    }
  }

  @Test
  void whatever_is_cut_off_or_added_is_refused() {
    var sealed = seal.seal(Part.UPDATE, 7, UPDATE);
    for (int length = 0; length < sealed.length; length++) {
      refused(seal, Part.UPDATE, 7, Arrays.copyOf(sealed, length));
    }
    refused(seal, Part.UPDATE, 7, Arrays.copyOf(sealed, sealed.length + 1));
  }

  @Test
  void an_update_is_refused_in_any_other_place() {
    var sealed = seal.seal(Part.UPDATE, 7, UPDATE);
    refused(seal, Part.UPDATE, 6, sealed);
    refused(seal, Part.UPDATE, 8, sealed);
    refused(DocumentSeal.of(KEY, PLAN, Incarnation.random()), Part.UPDATE, 7, sealed);
    refused(DocumentSeal.of(KEY, MINUTES, FIRST), Part.UPDATE, 7, sealed);
    refused(DocumentSeal.of(KEY, OTHERS_PLAN, FIRST), Part.UPDATE, 7, sealed);
    refused(DocumentSeal.of(Secret.random(), PLAN, FIRST), Part.UPDATE, 7, sealed);
  }

  @ParameterizedTest
  @EnumSource
  void no_part_passes_for_another(Part part) {
    var sealed = seal.seal(part, 7, UPDATE);
    for (var other : Part.values()) {
      if (other != part) refused(seal, other, 7, sealed);
    }
  }

  /// A nonce that came twice would show as the same start for the same content.
  @Test
  void attempts_at_one_sequence_have_nothing_in_common() {
    var nonces = new HashSet<String>();
    for (int attempt = 0; attempt < 1000; attempt++) {
      var sealed = seal.seal(Part.UPDATE, 7, YUpdate.empty());
      assertThat(nonces.add(HexFormat.of().formatHex(sealed, 1, 13))).isTrue();
    }
  }
}
