package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.alarm.Alarms;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.RevisionAnswer;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.Revisions.GoesOn;
import dev.countersign.definitions.text.Text;
import dev.countersign.listing.Range;
import dev.countersign.notification.NotificationCenter;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonName;
import dev.countersign.request.Fact;
import dev.countersign.request.FieldChange;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.PathNode;
import dev.countersign.request.Question;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestFilter;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRow;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.ReviseResult;
import dev.countersign.request.TimelineEntry;
import dev.countersign.tenant.TenantTransaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A request goes back to its requester, who changes it, within one execution. */
class RevisionIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open(Revisable.template(GoesOn.START));
    private final Revisable revisable = new Revisable(company);

    @Test
    void whoeverIsAskedAgainIsToldWhatIsNewSinceTheyWereAsked() {
        RequestId request = revisable.sentBack("Which model?");
        revisable.revisions().revise(company.ana, request, 1, Purchase.filledIn("Small laptops"), "The small ones.");

        assertThat(news(request, company.marta)).hasValueSatisfying(news -> {
            assertThat(news.since()).isEqualTo(1);
            assertThat(news.changes())
                    .containsExactly(new FieldChange(
                            Text.of("Item"), new Fact.Value.Words("Laptops"), new Fact.Value.Words("Small laptops")));
            assertThat(news.said())
                    .extracting(said -> said.by().map(PersonName::name).orElse("Ana"), RevisionNews.Said::text)
                    .containsExactly(tuple("Marta Ruiz", "Which model?"), tuple("Ana", "The small ones."));
        });
    }

    @Test
    void ofARequestThatWasNotChangedNothingIsNew() {
        assertThat(news(company.submit(company.ana), company.marta)).isEmpty();
    }

    private Optional<RevisionNews.News> news(RequestId request, Actor reader) {
        return company.get(TenantTransaction.class)
                .call(
                        company.tenant,
                        () -> company.get(RevisionNews.class)
                                .of(
                                        company.tenant,
                                        company.get(FiledRequests.class)
                                                .find(company.tenant, request)
                                                .orElseThrow(),
                                        reader.person()));
    }

    @Test
    void theRequesterIsAskedAndSeesByWhomWhatAndUntilWhen() {
        RequestId request = revisable.sentBack();

        var changes = revisable.page(company.ana, request).changes().orElseThrow();
        assertThat(changes.questions()).extracting(Question::text).containsExactly("Which model?");
        assertThat(changes.questions())
                .extracting(question -> question.by().name())
                .containsExactly("Marta Ruiz");
        assertThat(revisable.page(company.ana, request).allowed().revise()).isTrue();
        assertThat(revisable.page(company.marta, request).allowed().revise()).isFalse();
        assertThat(revisable.revisions().waiting(company.ana)).isEqualTo(1);
        assertThat(own(RequestFilter.Group.CHANGES)).containsExactly(request);
        assertThat(company.letters("CHANGES_REQUESTED")).isEqualTo(1);
        assertThat(revisable.revisions().prepare(company.ana, request)).hasValueSatisfying(form -> {
            assertThat(form.answers()).isEqualTo(Purchase.filledIn("Laptops"));
            assertThat(form.due()).contains(changes.due());
        });
        assertThat(revisable.revisions().prepare(company.marta, request)).isEmpty();
        assertThat(steps(request)).startsWith("manager SENT_BACK", "revise CURRENT", "manager AHEAD");
    }

    @Test
    void aChangedRequestGoesOnInTheSameExecutionAndIsApproved() {
        RequestId request = revisable.sentBack();
        HumanTask revise = company.sent(request, HumanTask.REVISE);

        assertThat(revisable.revise(request, 1, Purchase.filledIn("Two laptops")))
                .isEqualTo(new ReviseResult.Revised(2));
        company.runDueCalls();

        assertThat(company.stepFunctions.answersTo(List.of(revise.taskToken())))
                .containsExactly(
                        new RevisionAnswer(Company.named(revise), 2, "Two laptops", Purchase.filledIn("Two laptops"))
                                .toJson());
        assertThat(revisable.row(request, 1, HumanTask.REVISE).status()).isEqualTo(ApprovalRow.Status.ANSWERED);
        company.goesOnWith(request, 2);
        approveAll(request, 2);
        revisable.end(request, 2, RequestEvent.Outcome.APPROVED, RequestEvent.Result.APPROVED);

        var page = revisable.page(company.ana, request);
        assertThat(page.head().status()).isEqualTo(RequestStatus.APPROVED);
        assertThat(page.head().revision()).isEqualTo(2);
        assertThat(page.head().title().standard()).isEqualTo("Two laptops");
        assertThat(page.changedFrom()).containsOnlyKeys("item").containsEntry("item", new Fact.Value.Words("Laptops"));
        assertThat(page.timeline())
                .filteredOn(TimelineEntry.Revised.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        TimelineEntry.Revised.class,
                        revised -> assertThat(revised.revision()).isEqualTo(2));
        assertThat(revisable.revisions().waiting(company.ana)).isZero();
    }

    @Test
    void itCanBeSentBackAgain() {
        RequestId request = revisable.sentBack();
        ApprovalId second = revisable.revised(request, 1, "manager");
        assertThat(company.approvals()
                        .open(
                                company.marta,
                                revisable.row(request, 1, "manager").id())
                        .orElseThrow()
                        .newer())
                .as("where it waits for her again")
                .hasValue(second);
        revisable.sendBack(company.marta, second, 2, "And for whom?");
        company.deliver(company.taskOf(request, 2, HumanTask.REVISE));
        assertThat(revisable.page(company.ana, request).changes().orElseThrow().questions())
                .extracting(Question::text)
                .containsExactly("And for whom?");

        revisable.revised(request, 2, "manager");

        assertThat(revisable.page(company.ana, request).head().revision()).isEqualTo(3);
        assertThat(company.waitingFor(company.marta)).containsExactly(revisable.open(request, 3, "manager"));
    }

    @Test
    void oneOfThoseWhoMustAllAgreeSendsItBackAndEverybodyElseIsReleased() {
        RequestId request = company.submit(company.ana);
        ApprovalId finance = company.waitingAt(request, "finance");
        company.waitingAt(request, "budget");

        revisable.sendBack(company.nuria, finance, 1, "Which cost centre?");

        assertThat(company.row(finance).outcome()).contains(TaskAnswer.Outcome.CHANGES_REQUESTED);
        assertThat(company.waitingFor(company.jon)).isEmpty();
        assertThat(company.waitingFor(company.carlos)).isNotEmpty();
        company.deliver(company.taskOf(request, 1, HumanTask.REVISE));
        assertThat(company.waitingFor(company.carlos)).isEmpty();
        assertThat(revisable.row(request, 1, "budget").status()).isEqualTo(ApprovalRow.Status.VOID);
        assertThat(company.letters("SENT_BACK"))
                .as("Jon beside her, and Carlos")
                .isEqualTo(2);
        assertThat(company.count("select count(*) from notification where kind = 'SENT_BACK' and approval_id is null"))
                .as("its link leads to the request, since the approval it was asked about is over")
                .isEqualTo(2);
    }

    @Test
    void whoeverWasNotAskedAboutTheLastRevisionReadsWhatHasChangedSinceTheirOwn() {
        RequestId request = company.submit(company.ana);
        ApprovalId finance = company.waitingAt(request, "finance");
        revisable.sendBack(company.nuria, finance, 1, "Which cost centre?");
        company.deliver(company.taskOf(request, 1, HumanTask.REVISE));
        ApprovalId second = revisable.revised(request, 1, "manager");
        revisable.sendBack(company.marta, second, 2, "And for whom?");
        company.deliver(company.taskOf(request, 2, HumanTask.REVISE));
        revisable.revised(request, 2, "manager");

        assertThat(revisable.page(company.jon, request).before())
                .as("asked about the first, not about the second")
                .isEqualTo(new RequestCase.Before(Optional.of(1), Map.of("item", words("Laptops"))));
        assertThat(List.of(company.marta, company.ana))
                .extracting(reader -> revisable.page(reader, request).before())
                .containsOnly(new RequestCase.Before(Optional.empty(), Map.of("item", words("Laptops, revision 2"))));
    }

    @Test
    void aQuestionOfAStandInNamesWhoIsAway() {
        AbsentPeople.goesAway(company, company.marta, company.carlos);
        RequestId request = company.submit(company.ana);
        ApprovalId manager = company.waitingAt(request, "manager");
        revisable.sendBack(company.carlos, manager, 1, "Which model?");
        company.deliver(company.taskOf(request, 1, HumanTask.REVISE));

        assertThat(revisable.page(company.ana, request).changes().orElseThrow().questions())
                .singleElement()
                .satisfies(question -> {
                    assertThat(question.by().name()).isEqualTo("Carlos Vega");
                    assertThat(question.standsFor().map(PersonName::name)).hasValue("Marta Ruiz");
                });
        assertThat(company.get(NotificationCenter.class)
                        .page(company.ana, Range.first())
                        .rows()
                        .getFirst()
                        .said())
                .singleElement()
                .satisfies(said -> {
                    assertThat(said.by().map(PersonName::name)).hasValue("Carlos Vega");
                    assertThat(said.standsFor().map(PersonName::name)).hasValue("Marta Ruiz");
                    assertThat(said.text()).isEqualTo("Which model?");
                });
    }

    private static Fact.Value words(String words) {
        return new Fact.Value.Words(words);
    }

    @Test
    void anExecutionThatSendsBackUnaskedIsNotBelieved() {
        RequestId request = company.submit(company.ana);
        ApprovalId manager = company.waitingAt(request, "manager");
        company.decide(company.marta, manager, Verdict.REQUEST_CHANGES, "Which model?");
        company.deliver(company.taskOf(request, 1, HumanTask.REVISE));

        assertThat(revisable.page(company.ana, request).changes())
                .as("the question can still be taken back, so the execution cannot know of it")
                .isEmpty();
        assertThat(company.letters("CHANGES_REQUESTED")).isZero();
        assertThat(company.rows(request)).extracting(ApprovalRow::step).containsExactly("manager");
        assertThat(company.get(Alarms.class)
                        .page(company.elena, true, Optional.empty())
                        .alarms())
                .extracting(alarm -> alarm.kind() + " " + alarm.subject())
                .containsExactly("SENT_BACK_UNASKED " + request);

        revisable.end(request, 1, RequestEvent.Outcome.EXPIRED, new RequestEvent.Result(HumanTask.REVISE, null, null));
        assertThat(revisable.page(company.ana, request).head().status()).isEqualTo(RequestStatus.IN_PROGRESS);
    }

    @Test
    void itNeedsAQuestionAndCanBeTakenBack() {
        RequestId request = company.submit(company.ana);
        ApprovalId manager = company.waitingAt(request, "manager");
        assertThat(company.decide(company.marta, manager, Verdict.REQUEST_CHANGES, " "))
                .isEqualTo(new DecideResult.QuestionRequired());

        DecideResult asked = company.decide(company.marta, manager, Verdict.REQUEST_CHANGES, "Which model?");
        assertThat(company.undo(company.marta, asked)).isEqualTo(new UndoResult.Undone(manager, "Which model?"));

        company.letUndoWindowPass();
        assertThat(company.row(manager).isOpen()).isTrue();
        assertThat(company.waitingFor(company.marta)).containsExactly(manager);
    }

    @Test
    void aStepThatDoesNotOfferItRefusesIt() {
        Company plain = companies.open();
        ApprovalId approval = plain.waiting("manager");
        assertThat(plain.decide(plain.marta, approval, Verdict.REQUEST_CHANGES, "Which model?"))
                .isEqualTo(new DecideResult.NotAllowed(DecideResult.NotAllowed.Why.NOT_OFFERED));
    }

    @Test
    void nothingIsStoredWithoutAChangeOrAReply() {
        RequestId request = revisable.sentBack();
        assertThat(revisable.revise(request, 1, Purchase.filledIn("Laptops"))).isEqualTo(new ReviseResult.Unchanged());
        assertThat(revisable.revise(request, 1, Purchase.filledIn(""))).isInstanceOf(ReviseResult.Invalid.class);

        assertThat(revisable.revisions().revise(company.ana, request, 1, Purchase.filledIn("Laptops"), "The blue ones"))
                .isEqualTo(new ReviseResult.Revised(2));
        assertThat(revisable.page(company.ana, request).timeline())
                .anySatisfy(entry -> assertThat(entry)
                        .isInstanceOfSatisfying(
                                TimelineEntry.Commented.class,
                                comment -> assertThat(comment.text()).isEqualTo("The blue ones")));
    }

    @Test
    void sentTwiceItIsOneRevisionAndSentFromAnotherTabItIsRefused() {
        RequestId request = revisable.sentBack();
        ReviseResult first = revisable.revise(request, 1, Purchase.filledIn("Two laptops"));
        assertThat(revisable.revise(request, 1, Purchase.filledIn("Two laptops")))
                .isEqualTo(first);
        assertThat(revisable.revise(request, 1, Purchase.filledIn("Three laptops")))
                .isEqualTo(new ReviseResult.Stale(2));
        assertThat(company.count("select count(*) from request_revision")).isEqualTo(2);
    }

    @Test
    void onlyTheRequesterChangesIt() {
        RequestId request = revisable.sentBack();
        assertThat(revisable.revisions().revise(company.elena, request, 1, Purchase.filledIn("Gold"), ""))
                .isEqualTo(new ReviseResult.NotAllowed());
        assertThat(revisable.revisions().revise(company.carlos, request, 1, Purchase.filledIn("Gold"), ""))
                .isEqualTo(new ReviseResult.NotFound());
        assertThat(revisable.revise(company.submit(company.ana), 1, Purchase.filledIn("Gold")))
                .isInstanceOfSatisfying(
                        ReviseResult.NotAsked.class,
                        late -> assertThat(late.end().status()).isEqualTo(RequestStatus.IN_PROGRESS));
    }

    @Test
    void itCanBeWithdrawnInstead() {
        RequestId request = revisable.sentBack();
        HumanTask revise = company.sent(request, HumanTask.REVISE);
        company.get(RequestService.class).withdraw(company.ana, request);
        company.runDueCalls();
        assertThat(company.answersTo(revise))
                .extracting(TaskAnswer::outcome)
                .containsExactly(TaskAnswer.Outcome.WITHDRAWN);
        assertThat(revisable.revise(request, 1, Purchase.filledIn("Two laptops")))
                .isInstanceOfSatisfying(
                        ReviseResult.NotAsked.class,
                        late -> assertThat(late.end().status()).isEqualTo(RequestStatus.WITHDRAWN));
        assertThat(revisable.revisions().waiting(company.ana)).isZero();
    }

    @Test
    void whatIsNotChangedInTimeExpiresAfterAReminder() {
        RequestId request = revisable.sentBack();
        ApprovalRow revise = revisable.row(request, 1, HumanTask.REVISE);
        company.goTo(revise.dueAt().minusMillis(1));
        company.runDueCalls();
        assertThat(company.letters("CHANGES_REMINDED")).isEqualTo(1);
        company.goTo(revise.dueAt());
        company.runDueCalls();
        assertThat(revisable.row(request, 1, HumanTask.REVISE).outcome()).contains(TaskAnswer.Outcome.EXPIRED);
        assertThat(revisable.revise(request, 1, Purchase.filledIn("Two laptops")))
                .isInstanceOfSatisfying(
                        ReviseResult.NotAsked.class,
                        late -> assertThat(late.end().status()).isEqualTo(RequestStatus.IN_PROGRESS));

        revisable.end(request, 1, RequestEvent.Outcome.EXPIRED, new RequestEvent.Result(HumanTask.REVISE, null, null));
        assertThat(revisable.page(company.ana, request).head().status()).isEqualTo(RequestStatus.EXPIRED);
        assertThat(company.letters("UNCHANGED")).isEqualTo(1);
        assertThat(company.letters("LEFT_UNCHANGED"))
                .as("to whoever had asked for changes")
                .isEqualTo(1);
    }

    private void approveAll(RequestId request, int revision) {
        revisable.approve(company.marta, revisable.asked(request, revision, "manager"), revision);
        ApprovalId finance = revisable.asked(request, revision, "finance");
        revisable.approve(company.nuria, finance, revision);
        revisable.approve(company.jon, finance, revision);
        revisable.approve(company.carlos, revisable.asked(request, revision, "budget"), revision);
        company.letUndoWindowPass();
    }

    private List<RequestId> own(RequestFilter.Group group) {
        return company
                .get(RequestService.class)
                .list(company.ana, new RequestFilter(group, ""), Range.first())
                .rows()
                .stream()
                .map(RequestRow::id)
                .toList();
    }

    private List<String> steps(RequestId request) {
        return revisable.page(company.ana, request).path().stream()
                .filter(PathNode.Step.class::isInstance)
                .map(PathNode.Step.class::cast)
                .map(step -> step.key() + " " + step.status())
                .toList();
    }
}
