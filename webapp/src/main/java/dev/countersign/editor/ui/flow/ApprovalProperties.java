package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.ApprovalStep.Answer;
import dev.countersign.definitions.step.ApproverPolicy;
import dev.countersign.definitions.step.ApproverPolicy.OwnRequest;
import dev.countersign.definitions.step.ApproverPolicy.SameApprover;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.editor.ui.input.ListInput;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who decides, by which rule, until when, and what follows. */
final class ApprovalProperties extends StepProperties<ApprovalStep> {

    private static final int MOST_REMINDERS = 10;

    ApprovalProperties(ApprovalStep step, StepScope scope) {
        super(ApprovalStep.class, scope);
        add(
                bind().bind("/approvers", new QuorumInput(scope), ApprovalStep::quorum, ApprovalStep::with),
                bind().bind("/due", new TimeInput(say("template.step.due")), ApprovalStep::due, ApprovalStep::with),
                bind().bind("/reminders", reminders(), ApprovalStep::reminders, ApprovalStep::withReminders),
                bind().bind("/on-expiry", new ExpiryInput(scope), ApprovalStep::onExpiry, ApprovalStep::with),
                bind().bind(
                                "/answers",
                                answers(),
                                ApprovalStep::answers,
                                ApprovalStep::withAnswers,
                                chosen -> chosen.isEmpty()
                                        ? Optional.of(say("template.step.answers.missing"))
                                        : Optional.empty()));
        more(step);
    }

    private void more(ApprovalStep step) {
        addMore(bind().bind(
                        "/different-from",
                        several(
                                "template.step.different",
                                scope().otherApprovals(),
                                step.differentFrom(),
                                scope()::step),
                        ApprovalStep::differentFrom,
                        ApprovalStep::withDifferentFrom));
        addMore(bind().bind(
                        "/looks-at",
                        several(
                                "template.step.looks-at",
                                scope().template().form().fields().stream()
                                        .map(Field::key)
                                        .toList(),
                                step.policy().looksAt(),
                                scope()::field),
                        approval -> approval.policy().looksAt(),
                        (approval, fields) -> approval.with(approval.policy().lookingAt(fields))));
        addMore(bind().bind(
                        "/fallback",
                        new FallbackInput(scope()),
                        approval -> Optional.ofNullable(approval.policy().fallback()),
                        (approval, fallback) -> approval.with(policy(approval.policy(), fallback.orElse(null)))));
        flags();
    }

    private void flags() {
        addMore(bind().bind(
                        "/own-request",
                        new Checkbox(say("template.step.own-request")),
                        approval -> approval.policy().allowsOwnRequest(),
                        (approval, allowed) -> approval.with(new ApproverPolicy(
                                allowed ? OwnRequest.ALLOWED : OwnRequest.REFUSED,
                                approval.policy().sameApprover(),
                                approval.policy().fallback(),
                                approval.policy().looksAt()))));
        addMore(bind().bind(
                        "/same-approver",
                        new Checkbox(say("template.step.same-approver")),
                        approval -> approval.policy().sameApprover() == SameApprover.COUNTS,
                        (approval, counts) -> approval.with(new ApproverPolicy(
                                approval.policy().ownRequest(),
                                counts ? SameApprover.COUNTS : SameApprover.ASKED,
                                approval.policy().fallback(),
                                approval.policy().looksAt()))));
    }

    private static ApproverPolicy policy(ApproverPolicy before, @Nullable Approvers fallback) {
        return new ApproverPolicy(before.ownRequest(), before.sameApprover(), fallback, before.looksAt());
    }

    private ListInput<WorkingTime> reminders() {
        return new ListInput<>(
                say("template.step.reminders"),
                () -> new TimeInput(say("template.step.reminder")),
                () -> WorkingTime.days(1),
                say("template.step.add-reminder"),
                0,
                MOST_REMINDERS);
    }

    private CheckboxGroup<Answer> answers() {
        CheckboxGroup<Answer> field = new CheckboxGroup<>(say("template.step.answers"));
        field.setItems(Answer.values());
        field.setItemLabelGenerator(one -> say("template.step.answer." + one.name()));
        field.setManualValidation(true);
        return field;
    }

    /** What is chosen already stays on offer, also if it is not there any more. */
    private MultiSelectComboBox<String> several(
            String label, List<String> offered, Set<String> chosen, Function<String, String> words) {
        MultiSelectComboBox<String> field = new MultiSelectComboBox<>(say(label));
        field.setItems(Stream.concat(offered.stream(), chosen.stream().sorted())
                .distinct()
                .toList());
        field.setItemLabelGenerator(words::apply);
        field.setManualValidation(true);
        return field;
    }

    @Override
    boolean isUnderMore(String path) {
        return Stream.of("/different-from", "/looks-at", "/fallback", "/own-request", "/same-approver")
                .anyMatch(path::startsWith);
    }
}
