package org.lockstep.yjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.yjs.Vectors.unhex;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a few hostile bytes may cost.
class AllocationTest {
  private static final long LITTLE = 64 * 1024;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ffffffff0f00", // clients
        "01ffffffff0f0100000100", // structs
        "00ffffffff0f01", // clients of the delete set
        "000101ffffffff0f01", // ranges
        "0101010004010474657874ffffffff0761", // the length of a text
        "0101010004ffffffff07", // the length of a name
        "0101010008010474657874ffffffff0f7f", // values
        "010101000801047465787401" + "75ffffffff0f", // an array within
        "010101000801047465787401" + "76ffffffff0f", // an object within
        "0101010002010474657874ffffffff0f", // JSON texts
        "010101000affffffffffffff0700", // a hole as long as can be
        "0101010001010474657874ffffffffffffff0700" // as much deleted content
      })
  void a_number_is_not_believed(String hex) {
    var update = unhex(hex);
    spend(update); // loads what has to be loaded
    long before = allocated();
    spend(update);
    assertThat(allocated() - before).isLessThan(LITTLE);
  }

  private static void spend(byte[] update) {
    for (int function = 0; function < 5; function++) {
      try {
        call(function, update);
      } catch (MalformedUpdate refusal) {
        assertThat(refusal.flaw()).isNotNull();
      }
    }
  }

  private static void call(int function, byte[] update) {
    switch (function) {
      case 0 -> YUpdate.validate(update);
      case 1 -> YUpdate.merge(List.of(update, update));
      case 2 -> YUpdate.collect(update);
      case 3 -> StateVector.read(update);
      default -> AwarenessUpdate.read(update);
    }
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
