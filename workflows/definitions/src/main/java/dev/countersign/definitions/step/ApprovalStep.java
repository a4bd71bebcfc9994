package dev.countersign.definitions.step;

import dev.countersign.definitions.text.Text;
import java.util.List;
import java.util.Set;

/**
 * People are asked and the request waits for them.
 *
 * @param due how long they have, in working time
 * @param reminders the working time before the due date, of each reminder
 * @param onExpiry what happens at the due date if the rule is not settled
 * @param answers what they may answer
 * @param differentFrom the keys of approval steps before or beside this one; whoever decided one of them does not decide this one
 */
public record ApprovalStep(
        String key,
        Text name,
        Approvers approvers,
        Rule rule,
        WorkingTime due,
        List<WorkingTime> reminders,
        Expiry onExpiry,
        Set<Answer> answers,
        Set<String> differentFrom)
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
        differentFrom = Set.copyOf(differentFrom);
    }

    /** A step without {@code differentFrom}. */
    public ApprovalStep(
            String key,
            Text name,
            Approvers approvers,
            Rule rule,
            WorkingTime due,
            List<WorkingTime> reminders,
            Expiry onExpiry,
            Set<Answer> answers) {
        this(key, name, approvers, rule, due, reminders, onExpiry, answers, Set.of());
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
