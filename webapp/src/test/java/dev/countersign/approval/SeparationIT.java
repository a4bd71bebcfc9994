package dev.countersign.approval;

import static dev.countersign.approval.Sides.both;
import static dev.countersign.approval.Sides.side;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonName;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.TimelineEntry;
import dev.countersign.testing.Organisation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nobody decides two steps of one request that need different people, and no request waits for nobody because of that. */
class SeparationIT {

    private static final QuorumRule ANY = new QuorumRule.Any();
    private static final QuorumRule ALL = new QuorumRule.All();
    private static final DecideResult APPROVED_LEFT =
            new DecideResult.DecidedElsewhere(Text.of("Step left"), Text.of("Step right"), Verdict.APPROVE);

    @RegisterExtension
    private final Companies companies = new Companies();

    @SuppressWarnings("NullAway.Init")
    private Sides sides;

    @Test
    void whoApprovedOneSideIsRefusedOnTheOtherAndReadsWhy() {
        open(both(side("left", ANY), side("right", ANY)));
        Actor sofia = sides.person("Sofia Leon", "left", "right");
        Actor irene = sides.person("Irene Gil", "right");
        RequestId request = sides.asked();
        assertThat(sides.waitingFor(sofia)).containsExactly("left", "right");
        assertThat(sides.company.inbox(sofia)).singleElement().satisfies(item -> {
            assertThat(item.further()).as("she decides one of them only").isEmpty();
            assertThat(item.instead()).hasSize(1);
        });
        assertThat(sides.company
                        .approvals()
                        .open(sofia, sides.company.only(request, "left"))
                        .orElseThrow()
                        .instead())
                .containsExactly(new ApprovalCase.Instead(sides.company.only(request, "right"), Text.of("Step right")));
        assertThat(sides.company.inbox(sofia)).hasSize(1);
        assertThat(sides.company.approvals().counts(sofia).all()).as("rows").isEqualTo(1);
        assertThat(sides.company.approvals().waiting(sofia)).isEqualTo(1);
        Handovers handovers = sides.company.get(Handovers.class);
        ApprovalId left = sides.company.only(request, "left");
        assertThat(handovers.outlook(sofia, left, sofia.person(), List.of()).otherSide())
                .as("whoever gets this decides only one of the two")
                .containsOnly(
                        entry(sofia.person(), Text.of("Step right")), entry(irene.person(), Text.of("Step right")));
        assertThat(handovers.outlook(irene, left, irene.person(), List.of()).otherSide())
                .as("may not pass it")
                .isEmpty();

        assertThat(sides.approve(sofia, request, "left")).isInstanceOf(DecideResult.Recorded.class);

        assertThat(sides.approve(sofia, request, "right")).isEqualTo(APPROVED_LEFT);
        assertThat(sides.deny(sofia, request, "right")).isEqualTo(APPROVED_LEFT);
        assertThat(sides.waitingFor(sofia)).isEmpty();
        assertThat(sides.state(sofia, request, "right"))
                .isEqualTo(new ApprovalCase.State.DecidedElsewhere(Text.of("Step left"), Verdict.APPROVE));
        assertThat(sides.row(request, "right").isOpen()).isTrue();
        assertThat(sides.waitingFor(irene)).containsExactly("right");
        assertThat(sides.approve(irene, request, "right")).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void whereNobodyElseIsOnTheOtherSideTheNextManagerAboveIsAsked() {
        open(both(side("left", ANY), side("right", ANY)));
        Actor diego = sides.person("Diego Santos");
        Actor sofia = sides.below(diego, "Sofia Leon", "left", "right");
        RequestId request = sides.asked();
        sides.company.clock.advance(Duration.ofHours(3));

        sides.approve(sofia, request, "left");
        assertThat(sides.waitingFor(diego)).isEmpty();
        assertThat(sides.letters(diego, "ASSIGNED")).isZero();
        sides.company.letUndoWindowPass();

        assertThat(sides.waitingFor(diego)).containsExactly("right");
        assertThat(askedFor(request, "right"))
                .extracting(asked -> asked.people().getFirst().name())
                .containsExactly("Sofia Leon", "Diego Santos");
        assertThat(askedFor(request, "right")).last().returns(sides.company.clock.instant(), TimelineEntry.Asked::at);
        assertThat(timeline(request))
                .filteredOn(entry -> entry instanceof TimelineEntry.Apart || entry instanceof TimelineEntry.Asked)
                .last(InstanceOfAssertFactories.type(TimelineEntry.Asked.class))
                .returns(List.of("Diego Santos"), asked -> names(asked.people()));
        assertThat(timeline(request))
                .as("why she is not asked any more")
                .filteredOn(TimelineEntry.Apart.class::isInstance)
                .singleElement(InstanceOfAssertFactories.type(TimelineEntry.Apart.class))
                .returns("Sofia Leon", apart -> apart.person().name())
                .returns(Text.of("Step left"), TimelineEntry.Apart::decided)
                .returns(Text.of("Step right"), TimelineEntry.Apart::name);
        assertThat(sides.letters(diego, "ASSIGNED")).isEqualTo(1);
        assertThat(sides.company
                        .approvals()
                        .open(diego, sides.company.only(request, "right"))
                        .orElseThrow()
                        .why())
                .containsExactly(
                        new ReadableReason(Reason.Kind.MANAGER_OF, List.of(Text.of("Sofia Leon"))),
                        new ReadableReason(
                                Reason.Kind.DECIDED_ELSEWHERE, List.of(Text.of("Sofia Leon"), Text.of("Step left"))));
        assertThat(sides.approve(diego, request, "right")).isInstanceOf(DecideResult.Recorded.class);
        assertThat(sides.row(request, "right").outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
    }

    @Test
    void whoWasAskedLaterAndPassedItOnWasAskedLater() {
        open(both(side("left", ANY), side("right", ANY)));
        Actor diego = sides.person("Diego Santos");
        Actor sofia = sides.below(diego, "Sofia Leon", "left", "right");
        Actor irene = sides.person("Irene Gil");
        RequestId request = sides.asked();
        sides.company.clock.advance(Duration.ofHours(3));
        sides.approve(sofia, request, "left");
        sides.company.letUndoWindowPass();
        Instant asked = sides.company.clock.instant();
        ApprovalId right = sides.company.only(request, "right");
        sides.company.clock.advance(Duration.ofHours(1));
        pass(right, diego, irene);
        sides.company.clock.advance(Duration.ofHours(1));
        pass(right, irene, diego);

        assertThat(askedFor(request, "right"))
                .extracting(
                        entry -> entry.people().stream().map(PersonName::name).toList())
                .containsExactly(List.of("Sofia Leon"), List.of("Diego Santos"));
        assertThat(askedFor(request, "right")).last().returns(asked, TimelineEntry.Asked::at);
    }

    private void pass(ApprovalId approval, Actor from, Actor to) {
        assertThat(sides.get(Handovers.class).delegate(from, approval, to.person(), ""))
                .isInstanceOf(HandoverResult.HandedOver.class);
    }

    @Test
    void whereThereIsNoManagerTheAdministratorsAreAskedAndAnyOfThemDecides() {
        open(both(side("left", ALL), side("right", ALL)));
        Actor sofia = sides.person("Sofia Leon", "left", "right");
        Actor erik = sides.get(Organisation.class).administrator(sides.company.tenant, "Erik Sol");
        RequestId request = sides.asked();

        sides.approve(sofia, request, "left");
        sides.company.letUndoWindowPass();

        assertThat(sides.waitingFor(sides.company.elena)).containsExactly("right");
        assertThat(sides.approve(erik, request, "right")).isInstanceOf(DecideResult.Recorded.class);
        assertThat(sides.row(request, "right").outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
    }

    @Test
    void aDecisionTakenBackBarsNobodyAndNobodyElseWasAsked() {
        open(both(side("left", ANY), side("right", ANY)));
        Actor diego = sides.person("Diego Santos");
        Actor sofia = sides.below(diego, "Sofia Leon", "left", "right");
        RequestId request = sides.asked();
        sides.undo(sofia, sides.approve(sofia, request, "left"));
        sides.company.letUndoWindowPass();

        assertThat(sides.waitingFor(sofia)).containsExactly("left", "right");
        assertThat(sides.waitingFor(diego)).isEmpty();
        assertThat(sides.letters(diego, "ASSIGNED")).isZero();
        assertThat(askedFor(request, "right")).hasSize(1);
        assertThat(sides.approve(diego, request, "right"))
                .isEqualTo(new DecideResult.NotAllowed(DecideResult.NotAllowed.Why.NOT_ASSIGNED));

        assertThat(sides.approve(sofia, request, "right")).isInstanceOf(DecideResult.Recorded.class);
        sides.company.letUndoWindowPass();
        assertThat(sides.waitingFor(diego)).containsExactly("left");
        assertThat(sides.approve(sofia, request, "left")).isInstanceOf(DecideResult.DecidedElsewhere.class);
    }

    @Test
    void whoGivesUpTheUndoHasOthersAskedAtOnce() {
        open(both(side("left", ANY), side("right", ANY)));
        Actor diego = sides.person("Diego Santos");
        Actor sofia = sides.below(diego, "Sofia Leon", "left", "right");
        RequestId request = sides.asked();
        DecideResult.Recorded left = (DecideResult.Recorded) sides.approve(sofia, request, "left");

        sides.company.approvals().release(sofia, left.decision());

        assertThat(sides.waitingFor(diego)).containsExactly("right");
    }

    @Test
    void ofBothSidesDecidedAtTheSameMomentInTwoTabsOneCounts() throws Exception {
        open(both(side("left", ANY), side("right", ANY)));
        Actor diego = sides.person("Diego Santos");
        Actor sofia = sides.below(diego, "Sofia Leon", "left", "right");
        for (int round = 0; round < 12; round++) {
            RequestId request = sides.asked();
            List<DecideResult> results = Simultaneous.calls(
                    () -> sides.approve(sofia, request, "left"), () -> sides.approve(sofia, request, "right"));
            assertThat(results)
                    .satisfiesOnlyOnce(result -> assertThat(result).isInstanceOf(DecideResult.Recorded.class));
            assertThat(results)
                    .satisfiesOnlyOnce(result -> assertThat(result).isInstanceOf(DecideResult.DecidedElsewhere.class));
        }
        sides.company.letUndoWindowPass();
        assertThat(sides.waitingFor(sofia)).isEmpty();
        assertThat(sides.waitingFor(diego)).hasSize(12);
    }

    @Test
    void whoDecidedBeforeTheOtherSideIsReachedIsNotAskedThere() {
        open(both(side("left", ANY), side("right", ANY)));
        Actor diego = sides.person("Diego Santos");
        Actor sofia = sides.below(diego, "Sofia Leon", "left", "right");
        RequestId request = sides.company.submit(sides.company.ana);
        sides.company.deliver(sides.company.task(request, "left"));
        sides.approve(sofia, request, "left");
        sides.company.letUndoWindowPass();

        sides.company.deliver(sides.company.task(request, "right"));

        assertThat(sides.waitingFor(sofia)).isEmpty();
        assertThat(sides.letters(sofia, "ASSIGNED")).isEqualTo(1);
        assertThat(sides.waitingFor(diego)).containsExactly("right");
        assertThat(sides.letters(diego, "ASSIGNED")).isEqualTo(1);
        assertThat(sides.letters(sides.company.elena, "UNASKED")).isZero();
    }

    @Test
    void whereAllMustApproveTheBarredPersonIsNotWaitedFor() {
        open(both(side("left", ANY), side("right", ALL)));
        Actor sofia = sides.person("Sofia Leon", "left", "right");
        Actor irene = sides.person("Irene Gil", "right");
        RequestId request = sides.asked();
        sides.approve(irene, request, "right");
        assertThat(sides.row(request, "right").isOpen()).isTrue();

        DecideResult left = sides.approve(sofia, request, "left");
        assertThat(sides.row(request, "right").outcome()).hasValue(TaskAnswer.Outcome.APPROVED);

        sides.undo(sofia, left);
        assertThat(sides.row(request, "right").isOpen()).isTrue();
        assertThat(sides.waitingFor(sofia)).containsExactly("left", "right");

        sides.approve(sofia, request, "right");
        assertThat(sides.row(request, "right").outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
    }

    @Test
    void aShareIsCountedAmongThoseWhoMayDecide() {
        open(both(side("left", ANY), side("right", new QuorumRule.Percent(60))));
        Actor sofia = sides.person("Sofia Leon", "left", "right");
        Actor irene = sides.person("Irene Gil", "right");
        Actor pablo = sides.person("Pablo Rey", "right");
        RequestId request = sides.asked();
        sides.approve(sofia, request, "left");
        sides.approve(irene, request, "right");
        assertThat(sides.row(request, "right").isOpen()).isTrue();
        sides.approve(pablo, request, "right");
        assertThat(sides.row(request, "right").outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
    }

    @Test
    void twoWhoMustApproveStayTwoPeople() {
        open(both(side("left", ANY), side("right", new QuorumRule.AtLeast(2))));
        Actor diego = sides.person("Diego Santos");
        Actor sofia = sides.below(diego, "Sofia Leon", "left", "right");
        Actor irene = sides.person("Irene Gil", "right");
        RequestId request = sides.asked();
        sides.approve(sofia, request, "left");
        sides.approve(irene, request, "right");
        assertThat(sides.row(request, "right").isOpen()).isTrue();
        sides.company.letUndoWindowPass();
        sides.approve(diego, request, "right");
        assertThat(sides.row(request, "right").outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
    }

    /** One of two panels has nobody until others are asked for it. That did not deny the step together with one of two votes in the other panel. */
    @Test
    void noDenialCountsForMoreBecauseOthersAreNotAskedYet() {
        ApprovalStep right = side("right", ANY);
        open(both(
                side("left", ANY),
                new ApprovalStep(
                        right.key(),
                        right.name(),
                        new Quorum.Each(
                                List.of(
                                        new Panel(new Approvers.Group("left"), ANY),
                                        new Panel(new Approvers.Group("right"), new QuorumRule.AtLeast(1))),
                                Quorum.Membership.ONCE),
                        right.due(),
                        List.of(),
                        Expiry.ENDS,
                        right.answers(),
                        Set.of())));
        Actor diego = sides.person("Diego Santos");
        Actor sofia = sides.below(diego, "Sofia Leon", "left");
        Actor irene = sides.person("Irene Gil", "right");
        Actor pablo = sides.person("Pablo Rey", "right");
        RequestId request = sides.asked();

        sides.approve(sofia, request, "left");
        sides.deny(irene, request, "right");
        assertThat(sides.row(request, "right").isOpen()).isTrue();

        sides.company.letUndoWindowPass();
        sides.approve(diego, request, "right");
        assertThat(sides.row(request, "right").isOpen()).isTrue();
        sides.approve(pablo, request, "right");
        assertThat(sides.row(request, "right").outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
    }

    private void open(Step... steps) {
        sides = companies.sides(steps);
    }

    private List<TimelineEntry> timeline(RequestId request) {
        return sides.company
                .get(RequestService.class)
                .open(sides.company.elena, request)
                .orElseThrow()
                .timeline();
    }

    private static List<String> names(List<PersonName> people) {
        return people.stream().map(PersonName::name).toList();
    }

    private List<TimelineEntry.Asked> askedFor(RequestId request, String step) {
        return timeline(request).stream()
                .flatMap(entry -> entry instanceof TimelineEntry.Asked asked ? Stream.of(asked) : Stream.empty())
                .filter(asked -> asked.step().equals(step))
                .toList();
    }
}
