package dev.countersign.request;

import static dev.countersign.definitions.outline.Node.Passage.OPEN;
import static dev.countersign.definitions.outline.Node.Passage.SKIPPED;
import static dev.countersign.definitions.outline.Node.Passage.WALKED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.definitions.outline.Node;
import dev.countersign.definitions.outline.Outline;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep.Join;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.ApprovalTrace.State;
import dev.countersign.request.ApprovalTrace.Visit;
import dev.countersign.request.PathNode.Answer;
import dev.countersign.request.StepResultRepository.StepResult;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.testing.PurchaseTemplate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RequestPathTest {

    private static final Instant T0 = Instant.parse("2026-11-24T10:00:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PersonName marta = new PersonName(new PersonId(new UUID(1, 1)), "Marta Ruiz", "marta@example.test");
    private final List<Visit> visits = new ArrayList<>();
    private final List<StepResult> results = new ArrayList<>();
    private Node.Passage director = SKIPPED;
    private Expiry expiry = Expiry.ENDS;

    @Test
    void beforeItStartsEverythingIsAhead() {
        assertThat(path(RequestStatus.SUBMITTED))
                .containsExactly(
                        "manager AHEAD",
                        "finance AHEAD",
                        "budget AHEAD",
                        "check AHEAD",
                        "director SKIPPED",
                        "tell AHEAD");
    }

    @Test
    void theFirstStepIsCurrentAsSoonAsTheExecutionRuns() {
        assertThat(path(RequestStatus.IN_PROGRESS)).startsWith("manager CURRENT", "finance AHEAD");
        asked("manager", State.OPEN, null);
        assertThat(path(RequestStatus.IN_PROGRESS)).startsWith("manager CURRENT", "finance AHEAD");
    }

    @Test
    void whatCameThroughIsDoneAndBothBranchesAreCurrent() {
        asked("manager", State.ANSWERED, Outcome.APPROVED);
        asked("finance", State.OPEN, null);
        asked("budget", State.ANSWERED, Outcome.APPROVED);
        assertThat(path(RequestStatus.IN_PROGRESS))
                .containsExactly(
                        "manager DONE",
                        "finance CURRENT",
                        "budget DONE",
                        "check AHEAD",
                        "director SKIPPED",
                        "tell AHEAD");
    }

    @Test
    void whatCanStillBeUndoneIsNotDoneAndNothingFollowsYet() {
        asked("manager", State.SETTLED, Outcome.APPROVED);
        assertThat(path(RequestStatus.IN_PROGRESS)).startsWith("manager CURRENT", "finance AHEAD");
    }

    @Test
    void afterTheBranchesTheCheckIsCurrentAndThenTheNotification() {
        allAgreed();
        assertThat(path(RequestStatus.IN_PROGRESS)).contains("check CURRENT", "tell AHEAD");
        checked();
        assertThat(path(RequestStatus.IN_PROGRESS)).contains("check DONE", "director SKIPPED", "tell CURRENT");
        assertThat(path(RequestStatus.APPROVED))
                .containsExactly(
                        "manager DONE", "finance DONE", "budget DONE", "check DONE", "director SKIPPED", "tell DONE");
    }

    @Test
    void whatDependsOnEarlierAnswersIsAheadUntilItIsPassedBy() {
        director = OPEN;
        allAgreed();
        checked();
        assertThat(path(RequestStatus.IN_PROGRESS)).contains("director AHEAD", "tell AHEAD");
        assertThat(path(RequestStatus.APPROVED)).contains("director SKIPPED", "tell DONE");
        asked("director", State.OPEN, null);
        assertThat(path(RequestStatus.IN_PROGRESS)).contains("director CURRENT", "tell AHEAD");
    }

    @Test
    void aDenialBesideAnotherApprovalCancelsThatOneAndWhatIsAhead() {
        asked("manager", State.ANSWERED, Outcome.APPROVED);
        asked("finance", State.ANSWERED, Outcome.DENIED);
        asked("budget", State.VOID, null);
        assertThat(path(RequestStatus.IN_PROGRESS)).contains("finance REFUSED", "budget CANCELLED", "check AHEAD");
        assertThat(path(RequestStatus.DENIED))
                .containsExactly(
                        "manager DONE",
                        "finance REFUSED",
                        "budget CANCELLED",
                        "check CANCELLED",
                        "director SKIPPED",
                        "tell CANCELLED");
    }

    @Test
    void aRequestThatNobodyDeniedWasDeniedByTheCheck() {
        allAgreed();
        checked();
        assertThat(path(RequestStatus.DENIED)).contains("check REFUSED", "tell CANCELLED");
    }

    /** As the activity does, which lists the decision. */
    @Test
    void whatWasDecidedIsShownAlsoIfTheExecutionEndedWithoutIt() {
        asked("manager", State.SUPERSEDED, Outcome.APPROVED);
        assertThat(path(RequestStatus.FAILED)).startsWith("manager DONE");
        assertThat(path(RequestStatus.IN_PROGRESS)).startsWith("manager CANCELLED");
    }

    @Test
    void aWithdrawnRequestWaitsForNobody() {
        asked("manager", State.OPEN, null);
        assertThat(path(RequestStatus.WITHDRAWN)).startsWith("manager CANCELLED", "finance CANCELLED");
    }

    @Test
    void theLatestVisitCountsAndShowsItsPeople() {
        asked("manager", State.ANSWERED, Outcome.EXPIRED);
        asked("manager", State.OPEN, null);
        PathNode.Step manager = (PathNode.Step) nodes(RequestStatus.IN_PROGRESS).getFirst();
        assertThat(manager.status()).isEqualTo(PathNode.Status.CURRENT);
        assertThat(manager.people())
                .containsExactly(new PathNode.Participant(marta, Answer.AWAITED, Optional.empty(), null));
        assertThat(manager.since()).contains(T0.plusSeconds(1));
    }

    @Test
    void whatNobodyDecidedInTimeIsNotDenied() {
        asked("manager", State.ANSWERED, Outcome.EXPIRED);
        assertThat(path(RequestStatus.EXPIRED)).startsWith("manager EXPIRED", "finance CANCELLED");
    }

    @Test
    void whoeverWasAskedBeforeAnEscalationIsShownWithWhoWasAskedThen() {
        expiry = Expiry.escalatesTo(new Approvers.ManagerOf(Approvers.REQUESTER, 2));
        asked("manager", 1, State.ANSWERED, Outcome.EXPIRED, Answer.LAPSED);
        asked("manager", 2, State.OPEN, null, Answer.AWAITED);
        PathNode.Step manager = (PathNode.Step) nodes(RequestStatus.IN_PROGRESS).getFirst();
        assertThat(manager.before())
                .containsExactly(new PathNode.Participant(marta, Answer.LAPSED, Optional.empty(), null));
        assertThat(manager.lapsed()).isEmpty();
        assertThat(manager.afterDue()).contains(new AfterDue(AfterDue.Kind.EXPIRES, Text.NONE));
    }

    @Test
    void itSaysWhatFollowsAMissedDueDateAsLongAsPeopleAreAsked() {
        asked("manager", State.OPEN, null);
        assertThat(afterDue()).contains(new AfterDue(AfterDue.Kind.EXPIRES, Text.NONE));
        expiry = Expiry.APPROVES;
        assertThat(afterDue()).contains(new AfterDue(AfterDue.Kind.APPROVED, Text.NONE));
        expiry = Expiry.DENIES;
        assertThat(afterDue()).contains(new AfterDue(AfterDue.Kind.DENIED, Text.NONE));
        expiry = new Expiry(List.of(), Expiry.Last.SEND_BACK);
        assertThat(afterDue()).contains(new AfterDue(AfterDue.Kind.SENT_BACK, Text.NONE));
        expiry = Expiry.escalatesTo(new Approvers.ManagerOf(Approvers.REQUESTER, 2));
        assertThat(afterDue()).contains(new AfterDue(AfterDue.Kind.TO_MANAGER_ABOVE, Text.NONE));
        expiry = Expiry.escalatesTo(new Approvers.Group("legal"));
        assertThat(afterDue()).contains(new AfterDue(AfterDue.Kind.TO_GROUP, Text.of("legal")));
        visits.clear();
        asked("manager", State.ANSWERED, Outcome.APPROVED);
        assertThat(afterDue()).isEmpty();
    }

    private Optional<AfterDue> afterDue() {
        return ((PathNode.Step) nodes(RequestStatus.IN_PROGRESS).getFirst()).afterDue();
    }

    @Test
    void aRequestThatEndedWhileItWasToBeChangedShowsThat() {
        asked("manager", State.ANSWERED, Outcome.CHANGES_REQUESTED);
        asked(HumanTask.REVISE, State.ANSWERED, Outcome.EXPIRED);
        assertThat(path(RequestStatus.EXPIRED))
                .startsWith("manager SENT_BACK", HumanTask.REVISE + " EXPIRED", "finance CANCELLED");
        visits.removeLast();
        asked(HumanTask.REVISE, State.ANSWERED, Outcome.WITHDRAWN);
        assertThat(path(RequestStatus.WITHDRAWN))
                .startsWith("manager SENT_BACK", HumanTask.REVISE + " CANCELLED", "finance CANCELLED");
    }

    private void allAgreed() {
        asked("manager", State.ANSWERED, Outcome.APPROVED);
        asked("finance", State.ANSWERED, Outcome.APPROVED);
        asked("budget", State.ANSWERED, Outcome.APPROVED);
    }

    private void checked() {
        results.add(new StepResult("check", 1, JSON.createObjectNode().put("reason", "Fine"), T0.plusSeconds(60)));
    }

    private void asked(String step, State state, @Nullable Outcome outcome) {
        asked(step, 1, state, outcome, outcome == null ? Answer.AWAITED : Answer.APPROVED);
    }

    private void asked(String step, int visit, State state, @Nullable Outcome outcome, Answer answer) {
        Instant at = T0.plusSeconds(visits.size());
        visits.add(new Visit(
                step,
                1,
                visit,
                state,
                outcome,
                List.of(new ApprovalTrace.Asked(marta.id(), answer, Optional.empty(), null)),
                at,
                Optional.empty(),
                Optional.empty()));
    }

    private List<String> path(RequestStatus status) {
        return nodes(status).stream().flatMap(RequestPathTest::words).toList();
    }

    private static Stream<String> words(PathNode node) {
        return switch (node) {
            case PathNode.Step step -> Stream.of(step.key() + " " + step.status());
            case PathNode.Fork fork ->
                fork.branches().stream().flatMap(List::stream).flatMap(RequestPathTest::words);
        };
    }

    private List<PathNode> nodes(RequestStatus status) {
        FiledRequest request = new FiledRequest(
                new RequestId(new UUID(2, 2)),
                "PR-1001",
                Text.of("Laptops"),
                status,
                Optional.empty(),
                1,
                new PersonId(new UUID(3, 3)),
                new TemplateVersionId(new UUID(4, 4)),
                PurchaseTemplate.definition(),
                PurchaseTemplate.filledIn(),
                T0,
                T0,
                status.isOpen() ? Optional.empty() : Optional.of(T0),
                null,
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                Optional.empty());
        return RequestPath.of(
                outline(),
                new Knowledge(request, visits, results, Map.of(marta.id(), marta), Map.of(), Map.of(), Undoing.NONE));
    }

    private Outline outline() {
        List<Step> steps = PurchaseTemplate.steps();
        return new Outline(List.of(
                walked(((ApprovalStep) steps.get(0)).with(expiry)),
                new Node.ForkNode(
                        "money",
                        Text.of("Money"),
                        Join.ALL,
                        List.of(
                                List.of(walked(TemplateSteps.find(PurchaseTemplate.definition(), "finance")
                                        .orElseThrow())),
                                List.of(walked(TemplateSteps.find(PurchaseTemplate.definition(), "budget")
                                        .orElseThrow())))),
                walked(PurchaseTemplate.check()),
                new Node.StepNode(
                        PurchaseTemplate.approval("director", new Approvers.Group("directors")),
                        director,
                        Text.of("above €20,000")),
                walked(tell(steps))));
    }

    private static Step tell(List<Step> steps) {
        return steps.stream().filter(NotifyStep.class::isInstance).findFirst().orElseThrow();
    }

    private static Node walked(Step step) {
        return new Node.StepNode(step, WALKED, Text.NONE);
    }
}
