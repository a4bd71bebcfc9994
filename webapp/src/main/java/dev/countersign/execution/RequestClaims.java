package dev.countersign.execution;

import dev.countersign.definitions.compile.RedoneStep;
import dev.countersign.definitions.compile.StateNames;
import dev.countersign.definitions.compile.UndoneStep;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.StepTree;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Confirms what a message claims about its request: the end by DescribeExecution; the result of a step and the closing of steps by the history.
 */
@Component
class RequestClaims {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Compares numbers by value, since a queue may change {@code 1.0} to {@code 1}. */
    private static final Comparator<JsonNode> NUMBERS = (one, other) -> {
        if (one.isNumber() && other.isNumber()) {
            BigDecimal left = one.decimalValue();
            return left.compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    };

    private final ExecutionEnds ends;
    private final ExecutionHistory history;

    RequestClaims(ExecutionEnds ends, ExecutionHistory history) {
        this.ends = ends;
        this.history = history;
    }

    /** @param sentAt when the message was sent */
    Truth examine(RequestRef ref, KnownExecution execution, RequestEvent claim, Instant sentAt) {
        return execution
                .arn()
                .map(arn -> switch (claim) {
                    case RequestEvent.Finished finished -> end(ref, arn, execution.moves(), finished, sentAt);
                    case RequestEvent.StepResult result ->
                        isAutomated(execution, result.step()) ? ended(ref, execution, result) : Truth.NOTHING;
                    case RequestEvent.StepUndone undone ->
                        isAutomated(execution, undone.step()) ? undone(ref, execution, undone) : Truth.NOTHING;
                    case RequestEvent.StepsClosed closed ->
                        closed(ref, execution, StateNames.closing(execution.definition(), closed.steps()), closed);
                })
                .orElse(Truth.NOTHING);
    }

    private Truth end(RequestRef ref, String arn, int moves, RequestEvent.Finished claim, Instant sentAt) {
        return ends.latest(arn)
                .map(execution -> {
                    boolean superseded = execution.redriveDate() != null && sentAt.isBefore(execution.redriveDate());
                    if (!ExecutionEnds.isOver(execution.status())) {
                        return superseded ? Truth.SUPERSEDED : Truth.NOTHING;
                    }
                    RequestFinished end = ExecutionEnd.of(execution, ref, moves);
                    return Truth.of(
                            end,
                            superseded
                                    || (end.outcome().equals(Optional.of(claim.outcome()))
                                            && end.revision().orElse(claim.revision()) == claim.revision()));
                })
                .orElse(Truth.NOTHING);
    }

    /** The history has more states than steps, and steps of other kinds. None of them has a result. */
    private static boolean isAutomated(KnownExecution execution, String step) {
        return StepTree.of(execution.definition().steps(), AutomatedStep.class)
                .anyMatch(automated -> automated.key().equals(step));
    }

    private Truth ended(RequestRef ref, KnownExecution execution, RequestEvent.StepResult claim) {
        if (claim.retries() > 0) {
            return endedAgain(ref, execution, claim);
        }
        return history.trace(execution, claim.step(), claim.revision()).orElse(null)
                        instanceof StateTrace.Left(String output, Instant at)
                ? result(output)
                        .map(result -> ended(ref, execution, claim, result, at))
                        .orElse(Truth.NOTHING)
                : Truth.NOTHING;
    }

    /** It was undone before, and the message about that may still be on its way. */
    private Truth endedAgain(RequestRef ref, KnownExecution execution, RequestEvent.StepResult claim) {
        if (!(history.trace(execution, RedoneStep.state(claim.step()), claim.revision())
                        .orElse(null)
                instanceof StateTrace.Left(String output, Instant at))) {
            return Truth.NOTHING;
        }
        Optional<RedoneStep> again = RedoneStep.read(claim.step(), output);
        if (again.isEmpty() || again.get().retries() != claim.retries()) {
            return again.isEmpty() ? Truth.NOTHING : Truth.SUPERSEDED;
        }
        Truth ended = ended(ref, execution, claim, again.get().result(), at);
        return undone(ref, execution, claim.step(), claim.revision())
                .filter(undone -> undone.at().isBefore(at))
                .map(ended::after)
                .orElse(ended);
    }

    private static Truth ended(
            RequestRef ref, KnownExecution execution, RequestEvent.StepResult claim, JsonNode result, Instant at) {
        return Truth.of(
                new StepFinished(
                        ref.tenantId(), ref.request(), claim.revision(), claim.step(), result, at, execution.moves()),
                result.equals(NUMBERS, claim.result()));
    }

    /** An execution that was retried since may have undone the step at last. */
    private Truth undone(RequestRef ref, KnownExecution execution, RequestEvent.StepUndone claim) {
        return undone(ref, execution, claim.step(), claim.revision())
                .map(undone -> undone.retries() == claim.retries()
                        ? Truth.of(undone, undone.failure().isPresent() == (claim.failure() != null))
                        : Truth.SUPERSEDED)
                .orElse(Truth.NOTHING);
    }

    private Optional<StepUndone> undone(RequestRef ref, KnownExecution execution, String step, int revision) {
        return history.trace(execution, UndoneStep.state(step), revision).orElse(null)
                        instanceof StateTrace.Left(String output, Instant at)
                ? UndoneStep.read(step, output)
                        .map(end -> new StepUndone(
                                ref.tenantId(),
                                ref.request(),
                                revision,
                                step,
                                end.retries(),
                                end.failure(),
                                at,
                                execution.moves()))
                : Optional.empty();
    }

    private Truth closed(
            RequestRef ref, KnownExecution execution, List<String> states, RequestEvent.StepsClosed claim) {
        return states.stream()
                        .flatMap(state -> history.trace(execution, state, claim.revision()).stream())
                        .allMatch(StateTrace.NotEntered.class::isInstance)
                ? Truth.NOTHING
                : Truth.of(
                        new StepsClosed(
                                ref.tenantId(), ref.request(), claim.revision(), claim.steps(), execution.moves()),
                        true);
    }

    /** The result of the function, from the output of the state that called it. */
    private static Optional<JsonNode> result(String output) {
        try {
            return Optional.ofNullable(JSON.readTree(output).get("result"));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
