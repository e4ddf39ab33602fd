package org.lockstep.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.api.testing.TestDevice;
import org.lockstep.domain.account.AccountRejection;
import org.lockstep.domain.account.Category;
import org.lockstep.domain.account.MetadataField;
import org.lockstep.domain.account.ProtectionMode;
import org.lockstep.domain.account.RecoveryMethod;
import org.lockstep.domain.account.SoftwareVersion;
import org.lockstep.domain.account.UnmetCondition;
import org.lockstep.domain.custody.DataKey;
import org.lockstep.domain.handle.HandleDecider.HandleTaken;
import org.lockstep.domain.id.AccountId;
import org.lockstep.domain.id.DeviceId;
import org.lockstep.domain.id.HandleId;
import org.lockstep.domain.id.ItemId;
import org.lockstep.domain.id.LinkId;
import org.lockstep.domain.id.RecoveryId;
import org.lockstep.domain.id.SessionId;
import org.lockstep.domain.id.ShareId;
import org.lockstep.domain.item.ItemRejection;
import org.lockstep.domain.share.Role;
import org.lockstep.domain.share.ShareKind;
import org.lockstep.domain.share.ShareRejection;

class ProblemTypeTest {
  private static final Map<Class<?>, Object> SAMPLES =
      Map.ofEntries(
          Map.entry(AccountId.class, new AccountId(TestDevice.freshId())),
          Map.entry(DeviceId.class, new DeviceId(TestDevice.freshId())),
          Map.entry(RecoveryId.class, new RecoveryId(TestDevice.freshId())),
          Map.entry(RecoveryMethod.class, RecoveryMethod.KEY),
          Map.entry(SessionId.class, new SessionId(TestDevice.freshId())),
          Map.entry(boolean.class, true),
          Map.entry(LinkId.class, new LinkId(TestDevice.freshId())),
          Map.entry(ShareId.class, new ShareId(TestDevice.freshId())),
          Map.entry(ItemId.class, new ItemId(TestDevice.freshId())),
          Map.entry(HandleId.class, new HandleId(TestDevice.freshId())),
          Map.entry(String.class, "a text"),
          Map.entry(int.class, 7),
          Map.entry(long.class, 8L),
          Map.entry(Instant.class, Instant.EPOCH),
          Map.entry(Duration.class, Duration.ofHours(1)),
          Map.entry(SoftwareVersion.class, SoftwareVersion.parse("16.2")),
          Map.entry(Optional.class, Optional.empty()),
          Map.entry(List.class, List.of()),
          Map.entry(Set.class, Set.of()),
          Map.entry(Category.class, Category.NOTES),
          Map.entry(MetadataField.class, MetadataField.FAVOURITE),
          Map.entry(DataKey.Kind.class, DataKey.Kind.SERVICE),
          Map.entry(Role.class, Role.VIEWER),
          Map.entry(ProtectionMode.class, ProtectionMode.ADVANCED),
          Map.entry(ShareKind.class, ShareKind.FOLDER),
          Map.entry(ShareRejection.DowngradeKind.class, ShareRejection.DowngradeKind.LINK));

  static Stream<Class<?>> reasons() {
    return Stream.concat(
        Stream.of(
                ApiProblem.class, AccountRejection.class, ShareRejection.class, ItemRejection.class)
            .flatMap(ProblemTypeTest::records),
        Stream.of(HandleTaken.class));
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Arrays.stream(type.getPermittedSubclasses()).flatMap(ProblemTypeTest::records);
  }

  private static Record sample(Class<?> type) throws ReflectiveOperationException {
    var components = type.getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var values = Arrays.stream(types).map(ProblemTypeTest::value).toArray();
    return (Record) type.getDeclaredConstructor(types).newInstance(values);
  }

  private static Object value(Class<?> type) {
    var value = SAMPLES.get(type);
    if (value == null) throw new AssertionError("no sample of " + type);
    return value;
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void every_reason_is_a_problem_of_its_own_name(Class<?> type) throws Exception {
    var problem = Refused.because(sample(type)).problem();
    assertThat(problem.type().urn()).isEqualTo("urn:lockstep:problem:" + Kebab.of(type));
    assertThat(ProblemType.catalogue()).contains(problem.type());
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void every_component_is_a_member_and_none_takes_the_place_of_another(Class<?> type)
      throws Exception {
    var expected =
        Arrays.stream(type.getRecordComponents())
            .filter(component -> component.getType() != Optional.class)
            .map(RecordComponent::getName)
            .collect(Collectors.toSet());
    assertThat(expected).doesNotContain("type", "title", "status", "detail", "instance");
    var members = Refused.because(sample(type)).problem().members();
    assertThat(members).containsKeys("type", "title", "status", "detail");
    assertThat(members.keySet()).containsAll(expected);
  }

  @Test
  void every_type_in_the_catalogue_has_a_reason() {
    var names = reasons().map(Kebab::of).collect(Collectors.toSet());
    assertThat(ProblemType.catalogue())
        .extracting(ProblemType::shortName)
        .allMatch(names::contains);
  }

  @Test
  void every_type_says_what_is_the_case_and_what_to_do() {
    for (var type : ProblemType.catalogue()) {
      assertThat(type.status()).as(type.urn()).isBetween(400, 599);
      assertThat(type.title()).as(type.urn()).matches("[A-Z].*[^.]");
      assertThat(type.advice()).as(type.urn()).matches("[A-Z].*\\.");
    }
  }

  @Test
  void one_name_has_one_meaning() {
    var byName =
        ProblemType.catalogue().stream()
            .collect(
                Collectors.groupingBy(
                    ProblemType::urn,
                    Collectors.mapping(
                        t -> t.status() + t.title() + t.advice(), Collectors.toSet())));
    assertThat(byName).allSatisfy((name, meanings) -> assertThat(meanings).as(name).hasSize(1));
  }

  @Test
  void unmet_conditions_are_told_with_their_remedies() {
    var old = new DeviceId(TestDevice.freshId());
    var condition =
        new UnmetCondition.DeviceSoftwareTooOld(
            old, "ios", SoftwareVersion.parse("16.0"), Optional.of(SoftwareVersion.parse("16.2")));
    var reason =
        new AccountRejection.ConditionsUnmet(
            List.of(condition, new UnmetCondition.RecoveryMethodMissing()));
    assertThat(new Refused(reason).problem().facts().get("conditions"))
        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
        .anySatisfy(
            told ->
                assertThat(told.toString())
                    .contains("device-software-too-old", old.value(), "16.0", "ios 16.2"))
        .anySatisfy(told -> assertThat(told.toString()).contains("recovery-method-missing"));
  }
}
