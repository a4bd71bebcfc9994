package dev.countersign.request;

import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.definitions.outline.Consent;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.request.ApprovalTrace.Latest;
import dev.countersign.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks whether the decisions in our own tables confirm the end of an execution. An execution alone decides nothing: whoever can answer a task token
 * without this application could end it in any way.
 */
@Component
class Evidence {

    private final FiledRequests files;
    private final ApprovalTrace approvals;

    Evidence(FiledRequests files, ApprovalTrace approvals) {
        this.files = files;
        this.approvals = approvals;
    }

    /**
     * The evidence against this end: the steps without a decision, or an empty list if nobody decided so. Empty if there is none.
     *
     * @param decidedAt the step that ended it, as recorded by the state machine and not by the answer to a token
     */
    Optional<List<String>> against(
            TenantId tenant, FiledRequest request, RequestEvent.Outcome end, @Nullable String decidedAt) {
        Map<String, Latest> outcomes = approvals.outcomes(request);
        return switch (end) {
            case APPROVED -> Optional.of(missing(tenant, request, outcomes)).filter(missing -> !missing.isEmpty());
            case DENIED -> unless(isDenied(request, outcomes, decidedAt));
            case CHANGES_REQUESTED -> unless(isAny(outcomes, Outcome.CHANGES_REQUESTED));
            case EXPIRED -> unless(isExpired(request, outcomes, decidedAt));
            // An open request was not withdrawn by its requester.
            case WITHDRAWN -> unless(false);
            case FAILED -> Optional.empty();
        };
    }

    private List<String> missing(TenantId tenant, FiledRequest request, Map<String, Latest> outcomes) {
        return Consent.missing(
                request.definition(),
                request.form(),
                files.requesterAsTold(tenant, request),
                files.resultsByStep(tenant, request.id()),
                new Consent.Known() {
                    @Override
                    public boolean wasAsked(ApprovalStep step) {
                        return outcomes.containsKey(step.key());
                    }

                    @Override
                    public boolean isGiven(ApprovalStep step) {
                        Latest latest = outcomes.get(step.key());
                        return latest != null
                                && (latest.is(Outcome.APPROVED)
                                        || (latest.is(Outcome.EXPIRED)
                                                && step.onExpiry().approves(latest.visit())));
                    }
                });
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

    /** At this step the last of those who were asked let the time pass, and the template ends the request then. */
    private static boolean isExpired(FiledRequest request, Map<String, Latest> outcomes, @Nullable String decidedAt) {
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
