package dev.countersign.definitions.step;

import dev.countersign.definitions.text.Text;
import java.util.List;
import java.util.Set;

/**
 * People are asked and the request waits for them.
 *
 * @param due how long they have, in working time
 * @param reminders so long before the due time each, in working time
 * @param onExpiry what happens when the due time passes without a settled rule
 * @param answers what they may answer
 */
public record ApprovalStep(
        String key,
        Text name,
        Approvers approvers,
        Rule rule,
        WorkingTime due,
        List<WorkingTime> reminders,
        Expiry onExpiry,
        Set<Answer> answers)
        implements Step {

    /** What a person who is asked may answer. */
    public enum Answer {
        APPROVE,
        DENY,
        REQUEST_CHANGES
    }

    public ApprovalStep {
        reminders = List.copyOf(reminders);
        answers = Set.copyOf(answers);
    }

    /**
     * Who is asked when this step is entered for the {@code visit}-th time.
     *
     * @param escalated whether the earlier approvers let the time pass
     */
    public Approvers approvers(boolean escalated) {
        return escalated && onExpiry instanceof Expiry.Escalates(Approvers to) ? to : approvers;
    }
}
