package dev.countersign.definitions.outline;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.step.WaitStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Finds which approvals are missing for a request to be approved: every approval step must have come through on the path that follows from its
 * form and the results of its steps. If a condition cannot be evaluated, because it uses the time or a result that never came, the path is the one
 * on which people were asked; if nobody was asked, any path counts.
 */
public final class Consent {

    /** What is recorded about the approval steps. */
    public interface Known {

        /** The form with which the request has come to this branch. */
        JsonNode form(BranchStep branch);

        /** Whether people were asked in this step. */
        boolean wasAsked(ApprovalStep step);

        /** Whether the step came through. */
        boolean isGiven(ApprovalStep step);
    }

    private final JsonNode requester;
    private final JsonNode results;
    private final Known known;

    private Consent(JsonNode requester, JsonNode results, Known known) {
        this.requester = requester;
        this.results = results;
        this.known = known;
    }

    /**
     * The keys of the approval steps that the request must have passed and has not; empty if it may be approved.
     *
     * @param requester as the execution was told
     * @param results the answers of the automated steps, by step
     */
    public static List<String> missing(
            TemplateDefinition definition, JsonNode requester, JsonNode results, Known known) {
        return new Consent(requester, results, known).missing(definition.steps());
    }

    private List<String> missing(List<Step> steps) {
        return steps.stream().flatMap(step -> missing(step).stream()).toList();
    }

    private List<String> missing(Step step) {
        return switch (step) {
            case ApprovalStep approval -> known.isGiven(approval) ? List.of() : List.of(approval.key());
            case BranchStep branch -> fewest(ways(branch).stream().map(this::missing));
            case ParallelStep parallel ->
                switch (parallel.join()) {
                    case ALL ->
                        parallel.branches().stream()
                                .flatMap(branch -> missing(branch).stream())
                                .toList();
                    case ANY -> fewest(parallel.branches().stream().map(this::missing));
                };
            case AutomatedStep _, NotifyStep _, WaitStep _ -> List.of();
        };
    }

    /** The path that is taken, or all that may have been taken. */
    private List<List<Step>> ways(BranchStep branch) {
        Foresight foresight = new Foresight(known.form(branch), requester, results);
        List<List<Step>> ways = new ArrayList<>();
        for (BranchStep.Case one : branch.cases()) {
            switch (foresight.passage(one.when())) {
                case WALKED -> {
                    ways.add(one.steps());
                    return likely(ways);
                }
                case OPEN -> ways.add(one.steps());
                case SKIPPED -> {}
            }
        }
        ways.add(branch.otherwise());
        return likely(ways);
    }

    private List<List<Step>> likely(List<List<Step>> ways) {
        List<List<Step>> walked = ways.stream().filter(this::wasAsked).toList();
        return walked.isEmpty() ? ways : walked;
    }

    private boolean wasAsked(List<Step> steps) {
        return StepTree.of(steps, ApprovalStep.class).anyMatch(known::wasAsked);
    }

    private static List<String> fewest(Stream<List<String>> alternatives) {
        return alternatives.min(Comparator.comparingInt(List::size)).orElse(List.of());
    }
}
