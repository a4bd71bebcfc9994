package dev.countersign.definitions.edit;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.condition.Condition.Comparison;
import dev.countersign.definitions.condition.Condition.Operator;
import dev.countersign.definitions.condition.Subject;
import dev.countersign.definitions.condition.Subjects;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.ApprovalStep.Answer;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.FunctionCall;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Retry;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WaitStep;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;

/** Steps as they are when somebody adds them: complete enough to be understood, and without errors as far as possible. */
public enum NewStep {
    APPROVAL("Approval", "Aprobación"),
    BRANCH("Branch", "Bifurcación"),
    PARALLEL("In parallel", "En paralelo"),
    NOTIFY("Email", "Correo"),
    WAIT("Wait", "Espera"),
    AUTOMATED("Automated step", "Paso automático");

    private static final int CALL_TIMEOUT = 60;

    @SuppressWarnings("ImmutableEnumChecker") // texts are immutable
    private final Text name;

    NewStep(String english, String spanish) {
        this.name = text(english, spanish);
    }

    /** The kind of a step. */
    public static NewStep kindOf(Step step) {
        return switch (step) {
            case ApprovalStep _ -> APPROVAL;
            case BranchStep _ -> BRANCH;
            case ParallelStep _ -> PARALLEL;
            case NotifyStep _ -> NOTIFY;
            case WaitStep _ -> WAIT;
            case AutomatedStep _ -> AUTOMATED;
        };
    }

    /** A step of this kind with a key that no step of the template has. */
    public Step in(TemplateDefinition template) {
        String key = StepEdits.freeKey(template.steps(), name().toLowerCase(Locale.ROOT));
        return switch (this) {
            case APPROVAL -> approval(key);
            case BRANCH -> new BranchStep(key, name, List.of(caseOf(template)), List.of());
            case PARALLEL -> new ParallelStep(key, name, ParallelStep.Join.ALL, List.of(List.of(), List.of()));
            case NOTIFY ->
                new NotifyStep(
                        key,
                        name,
                        "$requester.email",
                        text("About your request", "Sobre tu solicitud"),
                        text("There is news about your request.", "Hay novedades sobre tu solicitud."));
            case WAIT -> new WaitStep(key, name, new WaitStep.Until.Elapsed(Duration.ofDays(1)));
            case AUTOMATED ->
                new AutomatedStep(
                        key,
                        name,
                        new FunctionCall("policy-check", JsonNodeFactory.instance.objectNode()),
                        CALL_TIMEOUT,
                        Retry.STANDARD,
                        null,
                        null);
        };
    }

    private ApprovalStep approval(String key) {
        return new ApprovalStep(
                key,
                name,
                new Approvers.ManagerOf(Approvers.REQUESTER),
                new QuorumRule.Any(),
                WorkingTime.days(2),
                List.of(WorkingTime.days(1)),
                Expiry.ENDS,
                Set.of(Answer.APPROVE, Answer.DENY));
    }

    /** A case to begin with: about the first amount or number of the form, or about its first field. */
    public static BranchStep.Case caseOf(TemplateDefinition template) {
        List<Subject> subjects = Subjects.of(template);
        Comparison condition = subjects.stream()
                .filter(subject -> subject.kind() == Subject.Kind.NUMBER)
                .findFirst()
                .map(subject -> new Comparison(subject.path(), Operator.ABOVE, "1000"))
                .orElseGet(() -> new Comparison(subjects.getFirst().path(), Operator.FILLED, ""));
        return new BranchStep.Case(condition.jsonata(), Subjects.words(template, condition), List.of());
    }

    static Text text(String english, String spanish) {
        return new Text(english, Map.of("es", spanish));
    }
}
