package dev.countersign.execution;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.compile.CarriedSteps;
import dev.countersign.template.Templates;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The execution that a request had before it was moved to another version of its template, or before the step at which it failed was skipped. It is stopped,
 * and then its history says what it has done, which never changes again. So whoever repeats this after a crash finds the same.
 */
@Component
class ExecutionBefore {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutionBefore.class);
    private static final Set<String> ENDS =
            Set.of("ExecutionAborted", "ExecutionSucceeded", "ExecutionFailed", "ExecutionTimedOut");

    private static final int PAGE = 1_000;

    private final SfnClient sfn;
    private final Templates templates;

    ExecutionBefore(SfnClient sfn, Templates templates) {
        this.sfn = sfn;
        this.templates = templates;
    }

    /**
     * What an execution has done, by the keys that its steps have in the next one.
     *
     * @param carried what the next one must not do again
     * @param timesUndone how often each step was undone
     */
    record Done(ObjectNode carried, ObjectNode timesUndone) {

        static Done nothing() {
            return new Done(
                    JsonMapper.shared().createObjectNode(), JsonMapper.shared().createObjectNode());
        }
    }

    /** Stops it, unless it has ended. */
    void stop(String executionArn, String reason) {
        try {
            sfn.stopExecution(stop ->
                    stop.executionArn(executionArn).error("Countersign.Stopped").cause(reason));
        } catch (ExecutionDoesNotExistException never) {
            LOG.debug("Execution {} was not started", executionArn);
        }
    }

    /** Stops it, and reads what the next one must not do again, by the keys that its steps have now. */
    Done end(RequestRef ref, ExecutionOrder.Before before, String executionArn) {
        stop(executionArn, "Another execution of the request follows");
        TemplateDefinition definition = templates
                .definition(ref.tenantId(), before.template())
                .orElseThrow(() ->
                        new IllegalStateException("Template version %s does not exist".formatted(before.template())));
        CarriedSteps steps = new CarriedSteps(definition);
        boolean ended = false;
        String next = null;
        do {
            GetExecutionHistoryResponse page = page(executionArn, next);
            if (page == null) {
                return done(steps, before);
            }
            page.events().forEach(event -> read(steps, event));
            ended = isEnded(page.events(), ended);
            next = page.nextToken();
        } while (next != null);
        if (!ended) {
            throw new IllegalStateException(
                    "Execution %s was stopped, and does not show it yet".formatted(executionArn));
        }
        return done(steps, before);
    }

    private static Done done(CarriedSteps steps, ExecutionOrder.Before before) {
        ObjectNode carried = renamed(steps.soFar(), before);
        before.skipped().ifPresent(step -> CarriedSteps.skip(carried, step));
        return new Done(carried, renamed(steps.timesUndone(), before));
    }

    private static void read(CarriedSteps steps, HistoryEvent event) {
        if (event.executionStartedEventDetails() != null) {
            steps.started(event.executionStartedEventDetails().input());
        } else if (event.stateEnteredEventDetails() != null) {
            steps.entered(event.stateEnteredEventDetails().name());
        } else if (event.stateExitedEventDetails() != null) {
            steps.left(
                    event.stateExitedEventDetails().name(),
                    event.stateExitedEventDetails().output());
        }
    }

    private static boolean isEnded(List<HistoryEvent> events, boolean before) {
        return events.isEmpty() ? before : ENDS.contains(events.getLast().typeAsString());
    }

    private static ObjectNode renamed(ObjectNode carried, ExecutionOrder.Before before) {
        ObjectNode now = JsonMapper.shared().createObjectNode();
        carried.properties()
                .forEach(step -> now.set(before.steps().getOrDefault(step.getKey(), step.getKey()), step.getValue()));
        return now;
    }

    /** Null if there is no such execution. */
    private @Nullable GetExecutionHistoryResponse page(String executionArn, @Nullable String token) {
        try {
            return sfn.getExecutionHistory(request ->
                    request.executionArn(executionArn).maxResults(PAGE).nextToken(token));
        } catch (ExecutionDoesNotExistException never) {
            return null;
        }
    }
}
