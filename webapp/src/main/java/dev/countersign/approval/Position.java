package dev.countersign.approval;

import dev.countersign.approval.MoveFit.Why;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.outline.Node;
import dev.countersign.definitions.outline.Outline;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.step.WaitStep;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.Moving;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a request is in the version of its template that it runs, compared with another version.
 *
 * @param rows all approvals of the request
 * @param results the answers of its automated steps, by step
 */
record Position(
        FiledRequest request, List<ApprovalRow> rows, ObjectNode results, TemplateDefinition to, Moving.Order order) {

    private TemplateDefinition from() {
        return request.definition();
    }

    private Stream<ApprovalRow> open() {
        return rows.stream().filter(row -> row.isOpen() && row.revision() == request.revision());
    }

    /** The keys that the steps at which people are asked have in the other version. */
    List<String> waits() {
        return open().map(row -> order.then(row.step())).distinct().toList();
    }

    /** The results by the keys of the other version. */
    ObjectNode resultsThen() {
        ObjectNode then = JsonMapper.shared().createObjectNode();
        results.properties().forEach(result -> then.set(order.then(result.getKey()), result.getValue()));
        return then;
    }

    /** Why somebody could not be asked any more. */
    Optional<MoveFit.Stays> missing(Outline outline) {
        return open().flatMap(row -> missing(row, outline).stream()).findFirst();
    }

    private Optional<MoveFit.Stays> missing(ApprovalRow row, Outline outline) {
        Optional<ApprovalStep> before = ApprovalSteps.find(from(), row.step());
        Optional<ApprovalStep> then = ApprovalSteps.find(to, order.then(row.step()));
        Optional<Why> why = then.isEmpty() || before.isEmpty()
                ? Optional.of(Why.STEP_IS_MISSING)
                : misfit(row, before.get(), then.get(), outline);
        return why.map(reason -> new MoveFit.Stays(reason, ApprovalSteps.name(from(), row.step())));
    }

    private Optional<Why> misfit(ApprovalRow row, ApprovalStep before, ApprovalStep then, Outline outline) {
        if (row.visit() > then.onExpiry().visits() || !hasExpiredBefore(row)) {
            return Optional.of(Why.NOT_ESCALATED);
        }
        if (before.quorum(row.visit()).panels().size()
                != then.quorum(row.visit()).panels().size()) {
            return Optional.of(Why.OTHER_PANELS);
        }
        return outline.passage(then.key()).filter(Node.Passage.WALKED::equals).isPresent()
                ? Optional.empty()
                : Optional.of(Why.STEP_IS_NOT_REACHED);
    }

    /** The other execution asks at every visit, so each of the visits before must have an answer for it. */
    private boolean hasExpiredBefore(ApprovalRow row) {
        return rows.stream()
                .filter(one ->
                        one.revision() == row.revision() && one.step().equals(row.step()) && one.visit() < row.visit())
                .allMatch(one -> one.isAnswered() && one.isExpired());
    }

    /** A step that may run now, or wait for a time, beside the people who are asked. */
    Optional<MoveFit.Stays> mayRun() {
        return StepTree.of(from().steps(), ParallelStep.class)
                .filter(parallel -> open().anyMatch(row ->
                        StepTree.find(List.of(parallel), row.step()).isPresent()))
                .flatMap(parallel -> StepTree.of(List.of(parallel)))
                .filter(step -> step instanceof AutomatedStep || step instanceof WaitStep)
                .filter(step -> !results.has(step.key()) && !isBefore(step.key()) && !isBehind(step.key()))
                .findFirst()
                .map(step -> new MoveFit.Stays(Why.STEP_MAY_RUN, step.name()));
    }

    /** A step that may have run, and could not be compensated in the other version. */
    Optional<MoveFit.Stays> notCompensated() {
        return StepTree.of(from().steps(), AutomatedStep.class)
                .filter(step -> step.compensation() != null && !isBehind(step.key()))
                .filter(step -> StepTree.find(to.steps(), order.then(step.key()))
                        .filter(then -> then instanceof AutomatedStep automated && automated.compensation() != null)
                        .isEmpty())
                .findFirst()
                .map(step -> new MoveFit.Stays(Why.CANNOT_COMPENSATE, step.name()));
    }

    /** Whether the execution comes to this step only after somebody who is asked now has decided. */
    private boolean isBehind(String step) {
        return open().anyMatch(row -> ApprovalSteps.isBefore(from(), row.step(), step));
    }

    /** Whether the execution has left this step to come to the people who are asked now. */
    private boolean isBefore(String step) {
        return open().anyMatch(row -> ApprovalSteps.isBefore(from(), step, row.step()));
    }

    /** The steps that the other version comes to before somebody who is asked now, and that are not done. */
    List<Step> first(Predicate<String> walked) {
        return StepTree.of(to.steps())
                .filter(step -> step instanceof ApprovalStep || step instanceof AutomatedStep)
                .filter(step -> walked.test(step.key()) && !isDone(step))
                .filter(step -> waits().stream().anyMatch(open -> ApprovalSteps.isBefore(to, step.key(), open)))
                .toList();
    }

    private boolean isDone(Step step) {
        return step instanceof ApprovalStep
                ? rows.stream()
                        .anyMatch(row -> row.revision() == request.revision()
                                && order.then(row.step()).equals(step.key()))
                : resultsThen().has(step.key());
    }
}
