package dev.countersign.approval;

import static dev.countersign.approval.Sides.both;
import static dev.countersign.approval.Sides.side;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonName;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.TimelineEntry;
import dev.countersign.testing.Organisation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which steps of one request need different people, beyond the two sides of {@link SeparationIT}. */
class SeparateStepsIT {

    private static final QuorumRule ANY = new QuorumRule.Any();
    private static final QuorumRule ALL = new QuorumRule.All();
    private static final DecideResult APPROVED_LEFT =
            new DecideResult.DecidedElsewhere(Text.of("Step left"), Text.of("Step right"), Verdict.APPROVE);

    @RegisterExtension
    private final Companies companies = new Companies();

    @SuppressWarnings("NullAway.Init")
    private Sides sides;

    @Test
    void aTemplateCanAllowTheSamePerson() {
        open(both(ParallelStep.SamePerson.ALLOWED, side("left", ANY), side("right", ANY)));
        Actor sofia = sides.person("Sofia Leon", "left", "right");
        RequestId request = sides.asked();
        assertThat(sides.approve(sofia, request, "left")).isInstanceOf(DecideResult.Recorded.class);
        assertThat(sides.approve(sofia, request, "right")).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void aStepCanNeedAnotherPersonThanAnEarlierOne() {
        open(side("left", ANY), side("right", ANY, Expiry.ENDS, Set.of("left")));
        Actor sofia = sides.person("Sofia Leon", "left", "right");
        Actor irene = sides.person("Irene Gil", "right");
        RequestId request = sides.asked();
        sides.approve(sofia, request, "left");
        assertThat(sides.approve(sofia, request, "right")).isEqualTo(APPROVED_LEFT);
        assertThat(sides.approve(irene, request, "right")).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void theActivityDoesNotSayThatSomebodyWasAskedWhoMightNotDecideFromTheBeginning() {
        open(side("left", ANY), side("right", ALL, Expiry.ENDS, Set.of("left")));
        Actor sofia = sides.person("Sofia Leon", "left", "right");
        sides.person("Irene Gil", "right");
        RequestId request = sides.company.submit(sides.company.ana);
        sides.company.deliver(sides.company.task(request, "left"));
        sides.approve(sofia, request, "left");
        sides.company.letUndoWindowPass();
        sides.company.deliver(sides.company.task(request, "right"));

        assertThat(sides.get(RequestService.class)
                        .open(sides.company.ana, request)
                        .orElseThrow()
                        .timeline())
                .filteredOn(TimelineEntry.Asked.class::isInstance)
                .map(entry -> ((TimelineEntry.Asked) entry)
                        .people().stream().map(PersonName::name).toList())
                .containsExactly(List.of("Sofia Leon"), List.of("Irene Gil"));
    }

    @Test
    void onePersonMayDecideOneStepAfterTheOtherWhereNoTemplateSaysOtherwise() {
        open(side("left", ANY), side("right", ANY));
        Actor sofia = sides.person("Sofia Leon", "left", "right");
        RequestId request = sides.asked();
        sides.approve(sofia, request, "left");
        assertThat(sides.approve(sofia, request, "right")).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void whoIsAskedByEscalationIsBarredToo() {
        Expiry toTheLeft = Expiry.escalatesTo(new Approvers.Group("left"));
        open(both(side("left", ANY), side("right", ANY, toTheLeft, Set.of())));
        Actor diego = sides.person("Diego Santos");
        Actor sofia = sides.below(diego, "Sofia Leon", "left");
        sides.person("Irene Gil", "right");
        RequestId request = sides.asked();
        sides.approve(sofia, request, "left");
        sides.company.letPass(sides.company.only(request, "right"));
        sides.company.runDueCalls();

        sides.company.deliver(sides.company.task(request, "right", 2));

        assertThat(sides.waitingFor(sofia)).isEmpty();
        assertThat(sides.waitingFor(diego)).containsExactly("right");
    }

    /** Away is seen only where somebody is asked, and after the first decision they were asked on one side alone. */
    @Test
    void whoTakesTheirDecisionBackWhileAwayIsReplacedOnBothSides() {
        open(both(side("left", ALL), side("right", ALL)));
        Actor sofia = sides.person("Sofia Leon", "left", "right");
        sides.person("Irene Gil", "left", "right");
        Actor rosa = sides.person("Rosa Pons");
        RequestId request = sides.asked();
        DecideResult denied = sides.deny(sofia, request, "left");
        AbsentPeople.away(sides.company, sofia, 3, rosa);
        sides.undo(sofia, denied);

        assertThat(sides.waitingFor(sofia)).isEmpty();
        assertThat(sides.waitingFor(rosa)).containsExactly("left", "right");
    }

    @Test
    void whoTakesADecisionBackStandsInAgainWhereItHadKeptThemAway() {
        open(both(side("left", ALL), side("right", ANY)));
        Actor rosa = sides.person("Rosa Pons", "left");
        sides.person("Irene Gil", "left");
        Actor sofia = sides.person("Sofia Leon", "right");
        sides.person("Pablo Rey", "right");
        AbsentPeople.away(sides.company, sofia, 3, rosa);
        RequestId request = sides.company.submit(sides.company.ana);
        sides.company.deliver(sides.company.task(request, "left"));
        DecideResult approved = sides.approve(rosa, request, "left");
        sides.company.deliver(sides.company.task(request, "right"));
        assertThat(sides.waitingFor(sofia)).as("nobody else may").containsExactly("right");

        sides.undo(rosa, approved);

        assertThat(sides.waitingFor(sofia)).isEmpty();
        assertThat(sides.waitingFor(rosa)).containsExactly("left", "right");
    }

    @Test
    void administratorsWhoStandInOnBothSidesDecideOneEachAndOneAloneIsToldThatNobodyIsLeft() {
        open(both(side("left", ANY), side("right", ANY)));
        Actor elena = sides.company.elena;
        RequestId alone = sides.asked();
        assertThat(sides.waitingFor(elena)).containsExactly("left", "right");
        assertThat(sides.approve(elena, alone, "left")).isInstanceOf(DecideResult.Recorded.class);
        assertThat(sides.approve(elena, alone, "right")).isEqualTo(APPROVED_LEFT);
        sides.company.letUndoWindowPass();
        assertThat(sides.letters(elena, "UNASKED")).isEqualTo(1);

        Actor erik = sides.get(Organisation.class).administrator(sides.company.tenant, "Erik Sol");
        RequestId two = sides.asked();
        sides.approve(elena, two, "left");
        assertThat(sides.approve(elena, two, "right")).isEqualTo(APPROVED_LEFT);
        assertThat(sides.approve(erik, two, "right")).isInstanceOf(DecideResult.Recorded.class);

        sides.company.letPass(sides.company.only(alone, "right"));
        sides.company.runDueCalls();
        assertThat(sides.row(alone, "right").isExpired()).isTrue();
    }

    @Test
    void whoDeniedOneOfTwoSidesDoesNotApproveTheOther() {
        open(new ParallelStep(
                "both",
                Text.of("Both"),
                ParallelStep.Join.ANY,
                List.of(List.of(side("left", ANY)), List.of(side("right", ANY)))));
        Actor sofia = sides.person("Sofia Leon", "left", "right");
        RequestId request = sides.asked();
        sides.deny(sofia, request, "left");
        assertThat(sides.approve(sofia, request, "right"))
                .isEqualTo(
                        new DecideResult.DecidedElsewhere(Text.of("Step left"), Text.of("Step right"), Verdict.DENY));
    }

    @Test
    void howeverPeopleDecideAndTakeBackNobodyHasDecidedBothSidesAndSomebodyIsAlwaysAsked() {
        open(both(side("left", ALL), side("right", new QuorumRule.AtLeast(2))));
        Actor diego = sides.person("Diego Santos");
        List<Actor> people = List.of(
                diego,
                sides.below(diego, "Sofia Leon", "left", "right"),
                sides.below(diego, "Irene Gil", "left", "right"),
                sides.person("Pablo Rey", "right"),
                sides.company.elena);
        long seed = System.nanoTime();
        System.out.println("decided with seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 6; round++) {
            RequestId request = sides.asked();
            Map<Actor, List<DecisionId>> taken = new HashMap<>();
            for (int move = 0; move < 14; move++) {
                Actor person = people.get(random.nextInt(people.size()));
                List<DecisionId> own = taken.computeIfAbsent(person, _ -> new ArrayList<>());
                if (!own.isEmpty() && random.nextInt(3) == 0) {
                    sides.company.approvals().undo(person, own.removeLast());
                } else if (sides.approve(person, request, random.nextBoolean() ? "left" : "right")
                        instanceof DecideResult.Recorded recorded) {
                    own.add(recorded.decision());
                }
                assertThat(sides.company.count("""
                        select count(*) from (
                          select d.person_id from decision d join approval a using (tenant_id, approval_id)
                          where d.undone_at is null group by a.request_id, d.person_id
                          having count(distinct a.step) > 1) twice
                        """)).isZero();
                if (random.nextInt(4) > 0) {
                    continue;
                }
                sides.company.letUndoWindowPass();
                for (String step : List.of("left", "right")) {
                    if (sides.row(request, step).isOpen()) {
                        assertThat(people)
                                .as(step)
                                .anyMatch(one -> sides.waitingFor(one).contains(step));
                    }
                }
            }
        }
    }

    @Test
    void onlyAnAnswerThatTheTemplateOffersIsTaken() {
        ApprovalStep both = side("left", ANY);
        open(new ApprovalStep(
                "left",
                both.name(),
                both.quorum(),
                both.due(),
                List.of(),
                both.onExpiry(),
                Set.of(ApprovalStep.Answer.APPROVE),
                Set.of()));
        Actor sofia = sides.person("Sofia Leon", "left");
        RequestId request = sides.company.submit(sides.company.ana);
        sides.company.deliver(sides.company.task(request, "left"));

        assertThat(sides.company
                        .approvals()
                        .open(sofia, sides.company.only(request, "left"))
                        .orElseThrow()
                        .offered())
                .containsExactly(Verdict.APPROVE);
        assertThat(sides.deny(sofia, request, "left"))
                .isEqualTo(new DecideResult.NotAllowed(DecideResult.NotAllowed.Why.NOT_OFFERED));
        assertThat(sides.row(request, "left").isOpen()).isTrue();
        assertThat(sides.approve(sofia, request, "left")).isInstanceOf(DecideResult.Recorded.class);
    }

    private void open(Step... steps) {
        sides = companies.sides(steps);
    }
}
