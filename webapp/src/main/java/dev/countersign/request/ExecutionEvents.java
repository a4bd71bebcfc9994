package dev.countersign.request;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.execution.RequestFinished;
import dev.countersign.execution.StepFinished;
import dev.countersign.execution.StepUndone;
import dev.countersign.tenant.TenantId;
import dev.countersign.text.StorableText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Applies the events of executions, as far as the recorded decisions confirm them. Events arrive more than once and in any order: what is known
 * already, and what is about a request that has ended, changes nothing.
 */
@Component
class ExecutionEvents {

    /** In the place of an outcome. */
    private static final String UNREADABLE = "UNREADABLE";

    private final RequestWork work;
    private final Evidence evidence;
    private final RequestRepository requests;
    private final StepResultRepository results;
    private final UndoneRepository undone;
    private final Alarms alarms;

    ExecutionEvents(
            RequestWork work,
            Evidence evidence,
            RequestRepository requests,
            StepResultRepository results,
            UndoneRepository undone,
            Alarms alarms) {
        this.work = work;
        this.evidence = evidence;
        this.requests = requests;
        this.results = results;
        this.undone = undone;
        this.alarms = alarms;
    }

    @EventListener
    void on(RequestFinished finished) {
        work.run(finished.tenant(), new RequestId(finished.request()), request -> {
            if (finished.moves() != request.filed().moves() || isBeforeRetry(finished, request.filed())) {
                return;
            }
            if (request.filed().status().isOpen()) {
                against(finished, request.filed())
                        .ifPresentOrElse(
                                missing -> keepOpen(finished, request, missing),
                                () -> close(finished, finished.outcome().orElseThrow(), request));
            } else if (isOtherwise(finished, request.filed().status())) {
                Map<String, String> facts = facts(request, null);
                facts.put("outcome", name(finished));
                alarms.raise(
                        request.tenant(),
                        AlarmKind.ENDED_OTHERWISE,
                        request.id().toString(),
                        facts);
            }
        });
    }

    /** The end that the request was retried after may be told again. */
    private static boolean isBeforeRetry(RequestFinished finished, FiledRequest request) {
        return finished.redrives()
                .filter(redrives -> redrives < request.redrives())
                .isPresent();
    }

    /** After a withdrawal an execution may end in any way. */
    private static boolean isOtherwise(RequestFinished finished, RequestStatus recorded) {
        return !recorded.isCalledOff()
                && finished.outcome()
                        .map(ExecutionEvents::status)
                        .filter(recorded::equals)
                        .isEmpty();
    }

    /** For a revision other than the current one there is no evidence, nor for an end that cannot be read. */
    private Optional<List<String>> against(RequestFinished finished, FiledRequest request) {
        return finished.outcome()
                .filter(_ -> finished.revision().orElse(request.revision()) == request.revision())
                .map(outcome -> evidence.against(
                        finished.tenant(), request, outcome, finished.result().step()))
                .orElse(Optional.of(List.of()));
    }

    private static String name(RequestFinished finished) {
        return finished.outcome().map(Enum::name).orElse(UNREADABLE);
    }

    private void close(RequestFinished finished, RequestEvent.Outcome outcome, LockedRequest request) {
        RequestStatus status = status(outcome);
        String reason = finished.result().reason() == null
                ? null
                : words(status, finished.result().reason());
        requests.close(request.id(), status, reason, request.now());
        if (request.filed().unconfirmed().isPresent()) {
            alarms.resolve(
                    request.tenant(),
                    AlarmKind.OUTCOME_NOT_CONFIRMED,
                    request.id().toString());
        }
        request.publish(ended(request, finished, outcome));
        if (status == RequestStatus.FAILED) {
            Map<String, String> facts = facts(request, reason);
            finished.brokenBy().ifPresent(by -> facts.put("broken-by", by.name()));
            Optional.ofNullable(finished.result().step())
                    .filter(step -> TemplateSteps.find(request.filed().definition(), step)
                            .isPresent())
                    .ifPresent(step -> requests.failedAt(request.id(), step));
            alarms.raise(
                    request.tenant(), AlarmKind.REQUEST_FAILED, request.id().toString(), facts);
        }
        Map<String, String> details = new HashMap<>();
        details.put("status", status.name());
        if (reason != null) {
            details.put("reason", reason);
        }
        request.record(null, "request.closed", details);
    }

    private static String words(RequestStatus status, String reason) {
        return StorableText.of(status == RequestStatus.FAILED ? FailureWords.of(reason) : reason);
    }

    /** The request stays open and its page says so. Administrators get one alarm. */
    private void keepOpen(RequestFinished finished, LockedRequest request, List<String> missing) {
        boolean isCurrent = finished.revision().orElse(0) == request.filed().revision();
        requests.markUnconfirmed(
                request.id(),
                new ClaimedEnd(
                        finished.outcome().filter(_ -> isCurrent),
                        Optional.ofNullable(finished.result().step()).map(StorableText::of)),
                request.now());
        if (request.filed().unconfirmed().isPresent()) {
            return;
        }
        // Without its reason, because its author is unknown.
        Map<String, String> facts = facts(request, null);
        facts.put("outcome", name(finished));
        if (!missing.isEmpty()) {
            facts.put("missing", String.join(", ", missing));
        }
        alarms.raise(
                request.tenant(), AlarmKind.OUTCOME_NOT_CONFIRMED, request.id().toString(), facts);
        request.record(
                null, "request.unconfirmed", Map.of("outcome", name(finished), "missing", String.join(", ", missing)));
    }

    private static Map<String, String> facts(LockedRequest request, @Nullable String reason) {
        Map<String, String> facts = new HashMap<>();
        facts.put("request", request.id().toString());
        facts.put("number", request.filed().number());
        facts.put("revision", Integer.toString(request.filed().revision()));
        if (reason != null) {
            facts.put("reason", reason);
        }
        return facts;
    }

    /**
     * The message of a result may arrive after that of the end, so it is stored if the step ended before the request. What an execution did after its request
     * was withdrawn is no part of the request.
     */
    @EventListener
    void on(StepFinished finished) {
        RequestId id = new RequestId(finished.request());
        work.run(finished.tenant(), id, request -> {
            if (finished.moves() == request.filed().moves()
                    && finished.revision() <= request.filed().revision()
                    && request.filed().closedAt().filter(finished.at()::isAfter).isEmpty()
                    && results.add(
                            finished.tenant(),
                            id,
                            finished.revision(),
                            finished.step(),
                            finished.result(),
                            finished.at())) {
                requests.touch(id, request.now());
                request.record(
                        null,
                        "request.step-finished",
                        Map.of(
                                "step",
                                finished.step(),
                                "result",
                                finished.result().toString()));
            }
        });
    }

    /** What could not be undone is an alarm: somebody must see to it. */
    @EventListener
    void on(StepUndone undone) {
        RequestId id = new RequestId(undone.request());
        work.run(undone.tenant(), id, request -> {
            if (undone.moves() != request.filed().moves() || !this.undone.add(undone)) {
                return;
            }
            requests.touch(id, request.now());
            Map<String, String> details = new HashMap<>(Map.of("step", undone.step()));
            undone.failure().map(FailureWords::of).map(StorableText::of).ifPresent(why -> {
                details.put("failure", why);
                Map<String, String> facts = facts(request, why);
                facts.put("step", undone.step());
                alarms.raise(request.tenant(), AlarmKind.STEP_NOT_UNDONE, id.toString(), facts);
            });
            request.record(
                    null, undone.failure().isPresent() ? "request.step-not-undone" : "request.step-undone", details);
        });
    }

    private static RequestEnded ended(LockedRequest request, RequestFinished finished, RequestEvent.Outcome outcome) {
        TenantId tenant = request.tenant();
        String template = request.filed().definition().key();
        int revision = request.filed().revision();
        return switch (outcome) {
            case APPROVED -> new RequestEnded.Approved(tenant, request.id(), template, revision);
            case DENIED, CHANGES_REQUESTED -> new RequestEnded.Denied(tenant, request.id(), template, revision);
            case WITHDRAWN ->
                new RequestEnded.Withdrawn(
                        tenant,
                        request.id(),
                        template,
                        revision,
                        request.filed().requester());
            case EXPIRED ->
                new RequestEnded.Expired(
                        tenant,
                        request.id(),
                        template,
                        revision,
                        HumanTask.REVISE.equals(finished.result().step()));
            case FAILED -> new RequestEnded.Failed(tenant, request.id(), template, revision);
        };
    }

    /** An execution that ends with changes requested has refused what was sent; what is sent next is another revision. */
    private static RequestStatus status(RequestEvent.Outcome outcome) {
        return switch (outcome) {
            case APPROVED -> RequestStatus.APPROVED;
            case DENIED, CHANGES_REQUESTED -> RequestStatus.DENIED;
            case WITHDRAWN -> RequestStatus.WITHDRAWN;
            case EXPIRED -> RequestStatus.EXPIRED;
            case FAILED -> RequestStatus.FAILED;
        };
    }
}
