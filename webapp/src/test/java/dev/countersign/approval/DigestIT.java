package dev.countersign.approval;

import static dev.countersign.approval.Sides.both;
import static dev.countersign.approval.Sides.side;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.notification.Delivery;
import dev.countersign.notification.NotificationCenter;
import dev.countersign.notification.NotificationPreferences;
import dev.countersign.notification.Topic;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** One letter in the morning for what somebody was told on a day. */
class DigestIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private Company company = companies.open();
    private SentLetters sent = new SentLetters(company);

    @Test
    void aDigestComesOnceInTheMorningWithWhatStillWaits() {
        choose(company.marta, Topic.ASSIGNED, Delivery.DIGEST);
        company.waiting("manager");
        ApprovalId decided = company.waiting("manager");
        ApprovalId read = company.waiting("manager");
        company.approve(company.marta, decided);
        company.get(NotificationCenter.class).readAboutApproval(company.marta, read.value());
        company.runDueCalls();
        assertThat(sent.to("marta")).isEmpty();

        company.clock.advance(Duration.ofDays(1));
        company.runDueCalls();
        List<JsonNode> letters = sent.to("marta");
        assertThat(letters).hasSize(1);
        assertThat(letters.getFirst().path("subject").asString()).isEqualTo("Countersign: 1 decision is waiting");

        company.clock.advance(Duration.ofDays(2));
        company.runDueCalls();
        assertThat(sent.to("marta"))
                .filteredOn(letter -> letter.path("thread").isNull())
                .isEmpty();
    }

    @Test
    void aDigestWithNothingLeftIsNotSent() {
        choose(company.marta, Topic.ASSIGNED, Delivery.DIGEST);
        ApprovalId approval = company.waiting("manager");
        company.approve(company.marta, approval);
        company.clock.advance(Duration.ofDays(1));
        company.runDueCalls();
        assertThat(sent.to("marta")).isEmpty();
    }

    @Test
    void whatWasAskedAndRemindedOfIsOneDecision() {
        choose(company.marta, Topic.ASSIGNED, Delivery.DIGEST);
        choose(company.marta, Topic.REMINDER, Delivery.DIGEST);
        ApprovalId approval = company.waiting("manager");
        company.get(RemindCall.class).run(new Deadlines.Reminder(company.tenant.value(), approval.value(), 0));
        company.clock.advance(Duration.ofDays(1));
        company.runDueCalls();

        assertThat(sent.to("marta")).singleElement().satisfies(letter -> {
            assertThat(letter.path("subject").asString()).isEqualTo("Countersign: 1 decision is waiting");
            assertThat(letter.path("text").asString()).containsOnlyOnce("/inbox/" + approval);
        });
    }

    @Test
    void thatNobodyCouldBeAskedIsNewsAndNoDecisionThatWaits() {
        Sides sides = companies.sides(both(side("left", new QuorumRule.Any()), side("right", new QuorumRule.Any())));
        company = sides.company;
        sent = new SentLetters(company);
        choose(company.elena, Topic.ASSIGNED, Delivery.DIGEST);
        RequestId request = sides.asked();
        sides.approve(company.elena, request, "left");
        company.letUndoWindowPass();
        assertThat(sides.letters(company.elena, "UNASKED")).isEqualTo(1);
        company.clock.advance(Duration.ofDays(1));
        company.runDueCalls();

        assertThat(sent.to("elena"))
                .extracting(letter -> letter.path("subject").asString())
                .containsExactly("Countersign: 1 update");
    }

    private void choose(Actor actor, Topic topic, Delivery delivery) {
        company.get(NotificationPreferences.class).choose(actor, topic, delivery);
    }
}
