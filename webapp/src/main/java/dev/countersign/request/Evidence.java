package dev.countersign.request;

import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.definitions.outline.Consent;
import dev.countersign.definitions.outline.LastEntered;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.request.ApprovalTrace.Latest;
import dev.countersign.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Checks whether the decisions in our own tables confirm the end of an execution. An execution alone decides nothing: whoever can answer a task token
 * without this application could end it in any way.
 */
@Component
class Evidence {

    private final FiledRequests files;
    private final RevisionRepository revisions;
    private final ApprovalTrace approvals;

    /**
     * What was decided about a request.
     *
     * @param outcomes by revision and step
     */
    private record Decided(Map<Integer, Map<String, Latest>> outcomes, int revision, LastEntered entered) {

        Map<String, Latest> current() {
            return outcomes.getOrDefault(revision, Map.of());
        }

        /** Of the revision with which the request was at this step last. */
        Optional<Latest> latest(ApprovalStep step) {
            return Optional.ofNullable(
                    outcomes.getOrDefault(entered.of(step.key()), Map.of()).get(step.key()));
        }
    }

    Evidence(FiledRequests files, RevisionRepository revisions, ApprovalTrace approvals) {
        this.files = files;
        this.revisions = revisions;
        this.approvals = approvals;
    }

    /**
     * The evidence against this end: the steps without a decision, or an empty list if nobody decided so. Empty if there is none.
     *
     * @param decidedAt the step that ended it, as recorded by the state machine and not by the answer to a token
     */
    Optional<List<String>> against(
            TenantId tenant, FiledRequest request, RequestEvent.Outcome end, @Nullable String decidedAt) {
        Decided decided = decided(request);
        Map<String, Latest> outcomes = decided.current();
        return switch (end) {
            case APPROVED -> Optional.of(missing(tenant, request, decided)).filter(missing -> !missing.isEmpty());
            case DENIED -> unless(isDenied(request, outcomes, decidedAt));
            case CHANGES_REQUESTED -> unless(isAny(outcomes, Outcome.CHANGES_REQUESTED));
            case EXPIRED -> unless(isExpired(request, outcomes, decidedAt));
            // An open request was not withdrawn by its requester.
            case WITHDRAWN -> unless(false);
            case FAILED -> Optional.empty();
        };
    }

    private List<String> missing(TenantId tenant, FiledRequest request, Decided decided) {
        return Consent.missing(
                request.definition(),
                files.requesterAsTold(tenant, request),
                files.resultsByStep(tenant, request),
                new Consent.Known() {
                    @Override
                    public JsonNode form(BranchStep branch) {
                        return formAt(request, decided.entered().of(branch.key()));
                    }

                    @Override
                    public boolean wasAsked(ApprovalStep step) {
                        return decided.latest(step).isPresent();
                    }

                    @Override
                    public boolean isGiven(ApprovalStep step) {
                        return decided.latest(step)
                                .filter(latest -> latest.is(Outcome.APPROVED)
                                        || (latest.is(Outcome.EXPIRED)
                                                && step.onExpiry().approves(latest.visit())))
                                .isPresent();
                    }
                });
    }

    /** The form with which the request has come to a step: an execution that continues at a later step does not come to it again. */
    private JsonNode formAt(FiledRequest request, int revision) {
        return revision == request.revision()
                ? request.form()
                : revisions.form(request.id(), revision).orElseThrow();
    }

    private Decided decided(FiledRequest request) {
        Map<Integer, Map<String, Latest>> outcomes = approvals.outcomes(request);
        return new Decided(
                outcomes,
                request.revision(),
                LastEntered.of(
                        request.definition(),
                        request.revision(),
                        revision -> sentBack(request, outcomes.get(revision))));
    }

    /** The steps that sent the request back at this revision. */
    private static Set<String> sentBack(FiledRequest request, @Nullable Map<String, Latest> outcomes) {
        return outcomes == null
                ? Set.of()
                : StepTree.of(request.definition().steps(), ApprovalStep.class)
                        .filter(step -> {
                            Latest latest = outcomes.get(step.key());
                            return latest != null
                                    && (latest.is(Outcome.CHANGES_REQUESTED)
                                            || (latest.is(Outcome.EXPIRED)
                                                    && step.onExpiry().sendsBack(latest.visit())));
                        })
                        .map(ApprovalStep::key)
                        .collect(Collectors.toSet());
    }

    /** Denied at this step: by a person, by an expiry that denies, or by an automated step that may deny. */
    private static boolean isDenied(FiledRequest request, Map<String, Latest> outcomes, @Nullable String decidedAt) {
        return StepTree.of(request.definition().steps())
                .filter(step -> step.key().equals(decidedAt))
                .anyMatch(step -> switch (step) {
                    case AutomatedStep automated -> automated.denial() != null;
                    case ApprovalStep approval -> {
                        Latest latest = outcomes.get(approval.key());
                        yield latest != null
                                && (latest.is(Outcome.DENIED)
                                        || (latest.is(Outcome.EXPIRED)
                                                && approval.onExpiry().denies(latest.visit())));
                    }
                    default -> false;
                });
    }

    /** At this step the last of those who were asked let the time pass, and the template ends the request then. Or the requester did not change it in time. */
    private static boolean isExpired(FiledRequest request, Map<String, Latest> outcomes, @Nullable String decidedAt) {
        if (HumanTask.REVISE.equals(decidedAt)) {
            Latest changing = outcomes.get(HumanTask.REVISE);
            return changing != null && changing.is(Outcome.EXPIRED);
        }
        return StepTree.of(request.definition().steps(), ApprovalStep.class)
                .filter(step -> step.key().equals(decidedAt))
                .anyMatch(step -> {
                    Latest latest = outcomes.get(step.key());
                    return latest != null
                            && latest.is(Outcome.EXPIRED)
                            && step.onExpiry().expires(latest.visit());
                });
    }

    private static boolean isAny(Map<String, Latest> outcomes, Outcome outcome) {
        return outcomes.values().stream().anyMatch(latest -> latest.is(outcome));
    }

    private static Optional<List<String>> unless(boolean borneOut) {
        return borneOut ? Optional.empty() : Optional.of(List.of());
    }
}
