package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.AssignmentRepository.Status;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.Voter.Vote;
import dev.countersign.people.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** For random panels, rules and weights, and people of one or several panels. */
class BenchPropertiesTest {

    @Property
    void whoIsBarredMayNotDecideHoweverTheyCameToBeAsked(@ForAll Random random) {
        Bench bench = bench(BallotPropertiesTest.quorum(random), random);
        assertThat(bench.asked())
                .filteredOn(
                        one -> one.status() != Status.DECIDED && bench.barred().contains(one.person()))
                .noneMatch(bench::mayDecide);
    }

    @Property
    void whereNobodyIsBarredAndNobodyStoodInAllWhomTheTemplateNamesMayDecide(@ForAll Random random) {
        Quorum quorum = BallotPropertiesTest.quorum(random);
        Bench some = bench(quorum, random);
        List<AssignmentRepository.Row> own =
                some.asked().stream().filter(one -> one.inPlaceOf().isEmpty()).toList();
        assertThat(own).allMatch(new Bench(quorum, own, Set.of())::mayDecide);
    }

    @Property
    void nobodyElseStandsInWhereThoseWhomTheTemplateNamesAreEnoughWithThoseWhoHaveStoodIn(@ForAll Random random) {
        Quorum quorum = BallotPropertiesTest.quorum(random);
        Bench bench = bench(quorum, random);
        List<AssignmentRepository.Row> own = bench.asked().stream()
                .filter(one -> one.inPlaceOf().isEmpty() ? bench.mayDecide(one) : one.status() == Status.DECIDED)
                .toList();
        if (isEnough(quorum, own)) {
            assertThat(bench.asked())
                    .filteredOn(one -> one.inPlaceOf().isPresent() && one.status() != Status.DECIDED)
                    .noneMatch(bench::mayDecide);
        }
    }

    @Property
    void tooFewMayDecideExactlyIfTheirApprovalsWouldNotBeEnough(@ForAll Random random) {
        Quorum quorum = BallotPropertiesTest.quorum(random);
        Bench bench = bench(quorum, random);
        assertThat(bench.isShort())
                .isEqualTo(!isEnough(
                        quorum, bench.asked().stream().filter(bench::mayDecide).toList()));
    }

    @Property
    void whereTooFewMayDecideEveryStandInWhoIsNotBarredAndCouldHelpMayDecide(@ForAll Random random) {
        Quorum quorum = BallotPropertiesTest.quorum(random);
        Bench bench = bench(quorum, random);
        if (bench.isShort()) {
            assertThat(bench.asked())
                    .filteredOn(one -> one.inPlaceOf().isPresent()
                            && !bench.barred().contains(one.person())
                            && one.isOf(bench.incomplete()))
                    .allMatch(bench::mayDecide);
        }
    }

    @Property
    void markedAsItSaysItSaysTheSameAgain(@ForAll Random random) {
        Quorum quorum = BallotPropertiesTest.quorum(random);
        Bench bench = bench(quorum, random);
        List<AssignmentRepository.Row> marked = bench.asked().stream()
                .map(one -> one.status() == Status.DECIDED
                        ? one
                        : row(
                                one.person(),
                                one.why(),
                                bench.mayDecide(one) ? Status.OPEN : Status.SUSPENDED,
                                one.inPlaceOf()))
                .toList();
        Bench again = new Bench(quorum, marked, bench.barred());
        assertThat(marked).allMatch(one -> again.mayDecide(one) == (one.status() != Status.SUSPENDED));
    }

    private static boolean isEnough(Quorum quorum, List<AssignmentRepository.Row> people) {
        return !people.isEmpty()
                && quorum
                        .vacant(people.stream()
                                .map(one -> Ballot.voter(one.why(), Vote.NONE))
                                .toList())
                        .stream()
                        .allMatch(number -> number == 0);
    }

    /** Whoever has decided here is not barred here: the other side refuses them. */
    private static Bench bench(Quorum quorum, Random random) {
        List<AssignmentRepository.Row> asked = new ArrayList<>();
        Set<PersonId> barred = new HashSet<>();
        List<PersonId> own = new ArrayList<>();
        int panels = quorum.panels().size();
        for (int i = random.nextInt(5); i >= 0; i--) {
            own.add(add(asked, barred, panels, Optional.empty(), random));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            add(asked, barred, panels, Optional.of(own.get(random.nextInt(own.size()))), random);
        }
        return new Bench(quorum, asked, barred);
    }

    private static PersonId add(
            List<AssignmentRepository.Row> asked,
            Set<PersonId> barred,
            int panels,
            Optional<PersonId> inPlaceOf,
            Random random) {
        PersonId person = new PersonId(UUID.randomUUID());
        Status status = List.of(Status.OPEN, Status.DECIDED, Status.SUSPENDED).get(random.nextInt(3));
        Reason.Kind kind = inPlaceOf.isPresent() && random.nextBoolean() ? Reason.Kind.NOBODY_LEFT : Reason.Kind.FIXED;
        List<Reason> why =
                List.of(new Reason(kind).of(random.nextInt(panels)), new Reason(kind).of(random.nextInt(panels)));
        asked.add(row(person, why, status, inPlaceOf));
        if (status != Status.DECIDED && random.nextBoolean()) {
            barred.add(person);
        }
        return person;
    }

    private static AssignmentRepository.Row row(
            PersonId person, List<Reason> why, Status status, Optional<PersonId> inPlaceOf) {
        return new AssignmentRepository.Row(
                new AssignmentId(UUID.randomUUID()),
                new ApprovalId(new UUID(0, 0)),
                person,
                why,
                status,
                inPlaceOf,
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty());
    }
}
