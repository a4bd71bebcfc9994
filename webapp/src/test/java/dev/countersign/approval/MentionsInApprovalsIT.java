package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.step.Revisions.GoesOn;
import dev.countersign.listing.Range;
import dev.countersign.notification.NotificationCenter;
import dev.countersign.notification.NotificationItem;
import dev.countersign.notification.NotificationKind;
import dev.countersign.people.Actor;
import dev.countersign.request.Mentions;
import dev.countersign.request.Question;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.RevisionService;
import dev.countersign.request.TimelineEntry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People who are named in reasons, questions and notes are told as in comments. */
class MentionsInApprovalsIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();

    @Test
    void whoIsNamedInAReasonAndMaySeeTheRequestIsToldOnceTheDecisionCannotBeUndone() {
        ApprovalId approval = company.waiting("manager");
        company.deny(company.marta, approval, "@Elena Prado and @Nuria Mas know why, and so does @Marta Ruiz");
        company.runDueCalls();
        assertThat(mentioned(company.elena)).as("it can still be undone").isEmpty();

        company.letUndoWindowPass();

        assertThat(mentioned(company.elena)).singleElement().satisfies(told -> {
            assertThat(told.by()).isEqualTo("Marta Ruiz");
            assertThat(told.words().standard()).startsWith("@Elena Prado and");
        });
        assertThat(mentioned(company.nuria)).as("may not see the request").isEmpty();
        assertThat(mentioned(company.marta)).as("has written it").isEmpty();
        assertThat(page(company, company.ana, approval).timeline())
                .filteredOn(TimelineEntry.Decided.class::isInstance)
                .map(TimelineEntry.Decided.class::cast)
                .flatExtracting(TimelineEntry.Decided::named)
                .extracting(TimelineEntry.Named::written)
                .containsExactly("@Elena Prado");
    }

    @Test
    void nobodyIsToldOfAReasonThatWasTakenBack() {
        ApprovalId approval = company.waiting("manager");
        company.undo(company.marta, company.deny(company.marta, approval, "@Elena Prado knows why"));

        company.letUndoWindowPass();

        assertThat(mentioned(company.elena)).isEmpty();
    }

    @Test
    void whoGivesUpTheUndoHasThemToldAtOnceAndOnce() {
        ApprovalId approval = company.waiting("manager");
        DecideResult.Recorded decided =
                (DecideResult.Recorded) company.decide(company.marta, approval, Verdict.APPROVE, "@Elena Prado, done");
        company.approvals().release(company.marta, decided.decision());
        assertThat(mentioned(company.elena)).hasSize(1);

        company.letUndoWindowPass();

        assertThat(mentioned(company.elena)).hasSize(1);
    }

    @Test
    void whoDecidesNextReadsWhoIsNamedInWhatWasSaidBefore() {
        ApprovalId first = company.waiting("manager");
        company.decide(company.marta, first, Verdict.APPROVE, "@Elena Prado has the offer");
        company.letUndoWindowPass();
        ApprovalId next = company.waitingAt(company.row(first).request(), "finance");

        assertThat(company.approvals().open(company.jon, next).orElseThrow().said())
                .flatExtracting(ApprovalCase.Said::named)
                .extracting(TimelineEntry.Named::written)
                .containsExactly("@Elena Prado");
    }

    /** The requester gets the question itself. */
    @Test
    void whoIsNamedInAQuestionIsToldAndTheRequesterReadsItOnce() {
        Company other = companies.open(Revisable.template(GoesOn.START));
        ApprovalId approval = other.waiting("manager");
        other.decide(
                other.marta, approval, Verdict.REQUEST_CHANGES, "@Ana Torres, which model? @Elena Prado has the list");

        other.letUndoWindowPass();

        assertThat(mentioned(other, other.elena)).hasSize(1);
        assertThat(mentioned(other, other.ana)).isEmpty();
    }

    @Test
    void theNamesInAQuestionAreMarkedWhereTheRequesterAnswersIt() {
        Company other = companies.open(Revisable.template(GoesOn.START));
        Revisable revisable = new Revisable(other);
        RequestId request = revisable.sentBack("@Ana Torres, which model? @Elena Prado has the list");

        assertThat(List.of(
                        revisable
                                .page(other.ana, request)
                                .changes()
                                .orElseThrow()
                                .questions(),
                        other.get(RevisionService.class)
                                .prepare(other.ana, request)
                                .orElseThrow()
                                .questions()))
                .as("on the page of the request and on that of the form")
                .allSatisfy(questions -> assertThat(questions)
                        .flatExtracting(Question::named)
                        .extracting(TimelineEntry.Named::written)
                        .containsExactlyInAnyOrder("@Ana Torres", "@Elena Prado"));
    }

    /** The new person reads the note in what they are told. */
    @Test
    void whoIsNamedInANoteIsToldAtOnceUnlessTheyGetTheNoteAnyway() {
        ApprovalId approval = company.waiting("manager");
        company.get(Handovers.class)
                .delegate(
                        company.marta,
                        approval,
                        company.carlos.person(),
                        "@Carlos Vega, please; @Elena Prado has the offer");

        assertThat(mentioned(company.elena)).hasSize(1);
        assertThat(mentioned(company.carlos)).isEmpty();
        assertThat(page(company, company.carlos, approval).timeline())
                .filteredOn(TimelineEntry.Passed.class::isInstance)
                .map(TimelineEntry.Passed.class::cast)
                .flatExtracting(TimelineEntry.Passed::named)
                .extracting(TimelineEntry.Named::written)
                .containsExactlyInAnyOrder("@Carlos Vega", "@Elena Prado");
    }

    @Test
    void whoIsNamedInABulkDecisionIsToldOnceForEachRequestThatTheyMaySee() {
        ApprovalId first = company.waiting("manager");
        ApprovalId second = company.waiting("manager");
        company.waitingAt(company.row(second).request(), "finance");
        company.get(BulkDecisions.class)
                .decide(
                        company.marta,
                        Stream.of(first, second)
                                .map(approval -> new BulkDecisions.Seen(approval, 1))
                                .toList(),
                        Verdict.DENY,
                        "@Jon Saez, @Elena Prado and @Carlos Vega know why",
                        UUID.randomUUID(),
                        _ -> {});
        assertThat(mentioned(company.elena)).as("it can still be undone").isEmpty();

        company.clock.advance(Duration.ofSeconds(1));
        company.letUndoWindowPass();

        assertThat(mentioned(company.elena)).as("an administrator").hasSize(2);
        assertThat(mentioned(company.jon)).as("asked about the second").hasSize(1);
        assertThat(mentioned(company.carlos)).as("may see neither").isEmpty();
    }

    @Test
    void peopleAreOfferedWithHowManyOfSeveralRequestsTheyMaySee() {
        RequestId first = company.row(company.waiting("manager")).request();
        RequestId second = company.row(company.waiting("manager")).request();
        company.waitingAt(second, "finance");

        assertThat(offered(company.marta, List.of(first, second), ""))
                .containsExactly("Ana Torres 2 of 2", "Jon Saez 1 of 2", "Nuria Mas 1 of 2");
        assertThat(offered(company.marta, List.of(first, second), "ca")).containsExactly("Carlos Vega 0 of 2");
        assertThat(offered(company.marta, List.of(first, second), "el")).containsExactly("Elena Prado 2 of 2");
        assertThat(offered(company.jon, List.of(first, second), ""))
                .as("of those that they may see themselves")
                .containsExactly("Ana Torres 1 of 1", "Marta Ruiz 1 of 1", "Nuria Mas 1 of 1");
        assertThat(offered(company.carlos, List.of(first, second), "")).isEmpty();
    }

    private List<String> offered(Actor actor, List<RequestId> requests, String typed) {
        return company.get(Mentions.class).offer(actor, requests, typed).stream()
                .map(offer -> offer.person().name() + " " + offer.visible() + " of " + offer.requests())
                .toList();
    }

    private List<NotificationItem> mentioned(Actor actor) {
        return mentioned(company, actor);
    }

    private static List<NotificationItem> mentioned(Company company, Actor actor) {
        return company.get(NotificationCenter.class).page(actor, Range.first()).rows().stream()
                .filter(told -> told.kind() == NotificationKind.MENTIONED)
                .toList();
    }

    private static RequestCase page(Company company, Actor reader, ApprovalId approval) {
        return company.get(RequestService.class)
                .open(reader, company.row(approval).request())
                .orElseThrow();
    }
}
