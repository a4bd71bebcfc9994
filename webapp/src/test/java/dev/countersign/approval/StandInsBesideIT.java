package dev.countersign.approval;

import static dev.countersign.approval.AbsentPeople.away;
import static dev.countersign.approval.Sides.both;
import static dev.countersign.approval.Sides.side;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody is away whose stand-in is asked at the other side, which needs another person. */
class StandInsBesideIT {

    private static final QuorumRule ANY = new QuorumRule.Any();

    @RegisterExtension
    private final Companies companies = new Companies();

    @SuppressWarnings("NullAway.Init")
    private Sides sides;

    @SuppressWarnings("NullAway.Init")
    private Company company;

    @BeforeEach
    void open() {
        sides = companies.sides(both(side("left", ANY), side("right", ANY)));
        company = sides.company;
    }

    @Test
    void theManagerAboveWhoeverIsAwayIsAskedAndNotTheStandInWhoDecidesTheOtherSide() {
        Actor marta = sides.person("Marta Sanz");
        Actor luis = sides.below(marta, "Luis Gil", "left");
        Actor diego = sides.person("Diego Santos", "right");
        away(company, luis, 3, diego);
        RequestId request = sides.asked();

        assertThat(sides.waitingFor(diego)).containsExactly("right");
        assertThat(sides.waitingFor(marta)).containsExactly("left");
        sides.approve(diego, request, "right");
        sides.approve(marta, request, "left");
        assertThat(sides.row(request, "left").outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
    }

    @Test
    void whoTakesADecisionBackDecidesAnewAlsoIfTheyAreAskedAtTheOtherSide() {
        Actor marta = sides.person("Marta Sanz");
        Actor luis = sides.below(marta, "Luis Gil", "left");
        Actor irene = sides.person("Irene Leon", "right");
        Actor diego = sides.person("Diego Santos");
        away(company, luis, 3, diego);
        RequestId request = sides.asked();
        AbsentPeople.delegate(company, irene, company.only(request, "right"), diego);
        DecideResult approved = sides.approve(diego, request, "left");

        sides.undo(diego, approved);

        assertThat(sides.waitingFor(diego)).contains("left");
        assertThat(sides.waitingFor(marta)).isEmpty();
        assertThat(sides.deny(diego, request, "left")).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void whoStandsInAtOneSideStandsInAtThatOneOnly() {
        Actor marta = sides.person("Marta Sanz");
        Actor luis = sides.below(marta, "Luis Gil", "right");
        Actor diego = sides.person("Diego Santos", "left");
        Actor irene = sides.person("Irene Leon");
        away(company, luis, 3, diego);
        away(company, diego, 3, irene);
        sides.asked();

        assertThat(sides.waitingFor(irene)).containsExactly("left");
        assertThat(sides.waitingFor(marta)).containsExactly("right");
    }

    @Test
    void whereNobodyElseIsThereTheStandInDecidesOneOfTheTwoAndTheManagerOfTheOwnerTheOther() {
        Actor marta = sides.person("Marta Sanz", "right");
        Actor luis = sides.below(marta, "Luis Gil", "left");
        away(company, luis, 3, marta);
        RequestId request = sides.asked();
        assertThat(sides.waitingFor(marta)).containsExactly("left", "right");

        sides.approve(marta, request, "right");
        company.letUndoWindowPass();
        assertThat(sides.waitingFor(company.elena)).containsExactly("left");
    }

    @Test
    void whereAStandInMayNotDecideAnyMoreTheOwnersManagerIsAsked() {
        Actor marta = sides.person("Marta Sanz");
        Actor luis = sides.below(marta, "Luis Gil", "left");
        Actor diego = sides.person("Diego Santos");
        away(company, luis, 3, diego);
        Actor irene = sides.person("Irene Leon", "right");
        RequestId request = sides.asked();
        assertThat(sides.waitingFor(diego)).containsExactly("left");

        AbsentPeople.delegate(company, irene, company.only(request, "right"), diego);
        sides.approve(diego, request, "right");
        company.letUndoWindowPass();
        assertThat(sides.waitingFor(marta)).containsExactly("left");
        assertThat(sides.waitingFor(company.elena)).isEmpty();
    }
}
