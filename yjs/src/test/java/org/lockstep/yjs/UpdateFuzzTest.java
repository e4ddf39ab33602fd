package org.lockstep.yjs;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes at all. Each build tries the vectors and the kept inputs in `fuzz/updates.hex`; to
/// look for more, run one test with `JAZZER_FUZZ=1`: see `fuzz/README.md`.
///
/// What is refused is refused with [MalformedUpdate], by every function; what is valid stays valid
/// and keeps its meaning whatever is done with it.
class UpdateFuzzTest {
  private static final long MOST_UNITS = 10_000;
  private static final String LONGEST = "2m";

  static Stream<Arguments> inputs() {
    var vectors =
        Stream.of(
            Vectors.allUpdates(),
            Vectors.file("malformed").cases("cases").map(c -> c.bytes("hex")),
            Vectors.file("unsorted").cases("cases").flatMap(c -> c.updates().stream()),
            Vectors.file("awareness")
                .cases("sequences")
                .flatMap(s -> s.cases("steps"))
                .map(step -> step.bytes("update")));
    return Stream.concat(
            vectors.flatMap(inputs -> inputs), KeptInputs.of(UpdateFuzzTest.class, "updates"))
        .map(input -> Arguments.of((Object) input));
  }

  @MethodSource("inputs")
  @FuzzTest(maxDuration = LONGEST)
  void a_valid_update_stays_valid_and_keeps_its_units(byte[] update) {
    if (!isValid(update) || isUnsuited(update)) return;
    var units = Places.units(update);
    var merged = YUpdate.merge(List.of(update, update));
    assertThat(Places.of(merged)).isEqualTo(units.keySet());
    assertThat(YUpdate.merge(List.of(merged, update))).isEqualTo(merged);
    for (var made : List.of(merged, YUpdate.coalesce(merged), YUpdate.collect(merged))) {
      YUpdate.validate(made);
      assertThat(Places.of(made)).isEqualTo(units.keySet());
    }
    assertThat(Places.units(YUpdate.coalesce(merged))).isEqualTo(Places.units(merged));
    var state = YUpdate.stateVector(merged);
    YUpdate.validate(YUpdate.diff(merged, state));
    assertThat(StateVector.read(state.toByteArray()).toByteArray()).isEqualTo(state.toByteArray());
  }

  @MethodSource("inputs")
  @FuzzTest(maxDuration = LONGEST)
  void no_function_fails_otherwise_than_by_refusing(byte[] update) {
    var known = Vectors.unhex("01010100040104746578740361626300");
    List<Consumer<byte[]>> functions =
        List.of(
            YUpdate::validate,
            YUpdate::stateVector,
            YUpdate::coalesce,
            YUpdate::collect,
            u -> YUpdate.merge(List.of(u, known, u)),
            u -> YUpdate.diff(u, YUpdate.stateVector(known)),
            u -> YUpdate.contains(known, u),
            u -> YUpdate.contains(u, known),
            StateVector::read,
            AwarenessUpdate::read);
    functions.forEach(function -> refusalOf(function, update));
  }

  private static boolean isValid(byte[] update) {
    return refusalOf(YUpdate::validate, update) == null;
  }

  /// Too many to take apart; or sections out of order, which may have the same unit twice, with
  /// different content.
  private static boolean isUnsuited(byte[] update) {
    return Places.count(update) > MOST_UNITS || Layout.of(update).cursors().size() > 1;
  }

  private static @Nullable MalformedUpdate refusalOf(Consumer<byte[]> function, byte[] update) {
    try {
      function.accept(update);
      return null;
    } catch (MalformedUpdate refusal) {
      return refusal;
    }
  }
}
