package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.AssignmentRepository.Status;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BenchPropertiesTest {

    @Provide
    Arbitrary<QuorumRule> rules() {
        return Arbitraries.oneOf(
                Arbitraries.just(new QuorumRule.Any()),
                Arbitraries.just(new QuorumRule.All()),
                Arbitraries.integers().between(1, 4).map(QuorumRule.AtLeast::new),
                Arbitraries.integers().between(1, 100).map(QuorumRule.Percent::new));
    }

    @Property
    void whoIsBarredMayNotDecideHoweverTheyCameToBeAsked(@ForAll("rules") QuorumRule rule, @ForAll Random random) {
        Bench bench = bench(rule, random);
        assertThat(bench.asked())
                .filteredOn(
                        one -> one.status() != Status.DECIDED && bench.barred().contains(one.person()))
                .noneMatch(bench::mayDecide);
    }

    @Property
    void whereNobodyIsBarredAndNobodyStoodInAllWhomTheTemplateNamesMayDecide(
            @ForAll("rules") QuorumRule rule, @ForAll Random random) {
        Bench some = bench(rule, random);
        List<AssignmentRepository.Row> own =
                some.asked().stream().filter(one -> one.inPlaceOf().isEmpty()).toList();
        assertThat(own).allMatch(new Bench(step(rule), own, Set.of())::mayDecide);
    }

    @Property
    void nobodyStandsInWhereThoseWhomTheTemplateNamesAreEnough(
            @ForAll("rules") QuorumRule rule, @ForAll Random random) {
        Bench bench = bench(rule, random);
        long own = bench.asked().stream()
                .filter(one -> one.inPlaceOf().isEmpty())
                .filter(bench::mayDecide)
                .count();
        if (own > 0 && own >= rule.needed((int) own)) {
            assertThat(bench.asked())
                    .filteredOn(one -> one.inPlaceOf().isPresent() && one.status() != Status.DECIDED)
                    .noneMatch(bench::mayDecide);
            assertThat(bench.isShort()).isFalse();
        }
    }

    @Property
    void markedAsItSaysItSaysTheSameAgain(@ForAll("rules") QuorumRule rule, @ForAll Random random) {
        Bench bench = bench(rule, random);
        List<AssignmentRepository.Row> marked = bench.asked().stream()
                .map(one -> one.status() == Status.DECIDED
                        ? one
                        : row(one.person(), bench.mayDecide(one) ? Status.OPEN : Status.SUSPENDED, one.inPlaceOf()))
                .toList();
        Bench again = new Bench(step(rule), marked, bench.barred());
        assertThat(marked).allMatch(one -> again.mayDecide(one) == (one.status() != Status.SUSPENDED));
    }

    /** Whoever has decided here is not barred here: the other side refuses them. */
    private static Bench bench(QuorumRule rule, Random random) {
        List<AssignmentRepository.Row> asked = new ArrayList<>();
        Set<PersonId> barred = new HashSet<>();
        List<PersonId> own = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            own.add(add(asked, barred, Optional.empty(), random));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            add(asked, barred, Optional.of(own.get(random.nextInt(own.size()))), random);
        }
        return new Bench(step(rule), asked, barred);
    }

    private static PersonId add(
            List<AssignmentRepository.Row> asked, Set<PersonId> barred, Optional<PersonId> inPlaceOf, Random random) {
        PersonId person = new PersonId(UUID.randomUUID());
        Status status = List.of(Status.OPEN, Status.DECIDED, Status.SUSPENDED).get(random.nextInt(3));
        asked.add(row(person, status, inPlaceOf));
        if (status != Status.DECIDED && random.nextBoolean()) {
            barred.add(person);
        }
        return person;
    }

    private static AssignmentRepository.Row row(PersonId person, Status status, Optional<PersonId> inPlaceOf) {
        return new AssignmentRepository.Row(
                new AssignmentId(UUID.randomUUID()),
                new ApprovalId(new UUID(0, 0)),
                person,
                new Reason(Reason.Kind.FIXED),
                status,
                inPlaceOf);
    }

    private static ApprovalStep step(QuorumRule rule) {
        return new ApprovalStep(
                "step",
                Text.of("Step"),
                new Approvers.Group("group"),
                rule,
                WorkingTime.days(1),
                List.of(),
                Expiry.ENDS,
                Set.of(ApprovalStep.Answer.APPROVE));
    }
}
