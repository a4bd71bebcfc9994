package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.away.AbsenceDraft;
import dev.countersign.away.Absences;
import dev.countersign.listing.Range;
import dev.countersign.notification.NotificationCenter;
import dev.countersign.notification.NotificationItem;
import dev.countersign.notification.NotificationKind;
import dev.countersign.people.Actor;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What people are told when an approval goes from one to another. */
class HandedOnIT {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();
    private final SentLetters sent = new SentLetters(company);

    @Test
    void whoLosesAnApprovalReadsWhoDecidesNowAndWhoGetsItReadsWhoPassedItAndWhy() {
        ApprovalId approval = company.waiting("manager");
        company.runDueCalls();
        sent.all();
        company.get(Handovers.class)
                .reassign(
                        company.elena,
                        approval,
                        company.marta.person(),
                        company.carlos.person(),
                        "Marta is on a project");
        company.runDueCalls();

        List<JsonNode> letters = sent.all();
        assertThat(text(letters, "marta"))
                .contains("Carlos Vega now decides on PR-", "instead of you.", "Marta is on a project")
                .doesNotContain("/decide/");
        assertThat(text(letters, "carlos"))
                .contains("Elena Prado reassigned PR-", "to you.", "Elena Prado: “Marta is on a project”", "/decide/");
        assertThat(told(company.marta)).first().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(NotificationKind.HANDED_ON);
            assertThat(item.by()).isEqualTo("Carlos Vega");
        });
    }

    @Test
    void whoDelegatesIsNotToldWhatTheyDid() {
        ApprovalId approval = company.waiting("manager");
        company.get(Handovers.class).delegate(company.marta, approval, company.carlos.person(), "");
        company.runDueCalls();
        assertThat(company.letters("HANDED_ON")).isZero();
        assertThat(text(sent.all(), "carlos")).contains("Marta Ruiz delegated PR-");
    }

    @Test
    void aStandInReadsForWhomTheyDecideAndThatTheyNeedNoLongerOnceThePersonIsBack() {
        // What is asked for outside working hours may be due before the second night.
        ZonedDateTime monday = company.clock
                .instant()
                .atZone(MADRID)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .with(LocalTime.of(10, 0));
        company.goTo(monday.toInstant());
        LocalDate today = monday.toLocalDate();
        company.get(Absences.class)
                .set(
                        company.marta,
                        new AbsenceDraft(
                                company.marta.person(),
                                today,
                                today.plusDays(1),
                                company.carlos.person(),
                                Optional.empty(),
                                ""));
        ApprovalId approval = company.waiting("manager");
        company.runDueCalls();
        assertThat(text(sent.all(), "carlos")).contains("You decide for Marta Ruiz, who is away until");

        company.goTo(today.plusDays(2).atStartOfDay(MADRID).toInstant());
        company.runDueCalls();
        assertThat(company.waitingFor(company.marta)).containsExactly(approval);
        assertThat(text(sent.all(), "carlos"))
                .contains("Marta Ruiz is back and now decides on PR-", "/inbox")
                .doesNotContain("/requests/", approval.toString());
        assertThat(company.letters("TAKEN_BACK")).isEqualTo(1);
    }

    @Test
    void aLetterThatAsksForADecisionIsNotSentOnceItIsNotNeededAnyMore() {
        ApprovalId approval = company.waiting("manager");
        company.approve(company.marta, approval);
        company.runDueCalls();
        assertThat(sent.to("marta")).isEmpty();
        assertThat(company.letters("ASSIGNED")).as("in the application").isEqualTo(1);
        company.clock.advance(Duration.ofDays(1));
        company.runDueCalls();
        assertThat(sent.to("marta")).isEmpty();
    }

    private List<NotificationItem> told(Actor actor) {
        return company.get(NotificationCenter.class).page(actor, Range.first()).rows();
    }

    /** The only letter about a request to this person. */
    private static String text(List<JsonNode> letters, String name) {
        List<JsonNode> found =
                letters.stream().filter(letter -> isAboutRequest(letter, name)).toList();
        assertThat(found).hasSize(1);
        return found.getFirst().path("text").asString();
    }

    private static boolean isAboutRequest(JsonNode letter, String name) {
        return letter.path("to").asString().startsWith(name)
                && letter.path("thread").isString();
    }
}
