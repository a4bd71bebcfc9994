package dev.countersign.definitions.step;

import dev.countersign.definitions.text.Text;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * People are asked and the request waits for them.
 *
 * @param due how long they have, in working time
 * @param reminders the working time before the due date, of each reminder
 * @param onExpiry what happens at the due date if the rule is not settled
 * @param answers what they may answer
 * @param differentFrom the keys of approval steps before or beside this one; whoever decided one of them does not decide this one
 * @param policy requesters and people who have approved before, and panels without people
 */
public record ApprovalStep(
        String key,
        Text name,
        Quorum quorum,
        WorkingTime due,
        List<WorkingTime> reminders,
        Expiry onExpiry,
        Set<Answer> answers,
        Set<String> differentFrom,
        ApproverPolicy policy)
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

    /** A step with one panel, whose people may also have decided an earlier step. */
    public ApprovalStep(
            String key,
            Text name,
            Approvers approvers,
            QuorumRule rule,
            WorkingTime due,
            List<WorkingTime> reminders,
            Expiry onExpiry,
            Set<Answer> answers) {
        this(key, name, Quorum.of(approvers, rule), due, reminders, onExpiry, answers, Set.of());
    }

    /** A step without special cases. */
    public ApprovalStep(
            String key,
            Text name,
            Quorum quorum,
            WorkingTime due,
            List<WorkingTime> reminders,
            Expiry onExpiry,
            Set<Answer> answers,
            Set<String> differentFrom) {
        this(key, name, quorum, due, reminders, onExpiry, answers, differentFrom, ApproverPolicy.STANDARD);
    }

    /** The same step with another policy. */
    public ApprovalStep with(ApproverPolicy other) {
        return new ApprovalStep(key, name, quorum, due, reminders, onExpiry, answers, differentFrom, other);
    }

    /** The same step, but others are asked. */
    public ApprovalStep with(Quorum other) {
        return new ApprovalStep(key, name, other, due, reminders, onExpiry, answers, differentFrom, policy);
    }

    /** The same step with another due date. */
    public ApprovalStep with(WorkingTime otherDue) {
        return new ApprovalStep(key, name, quorum, otherDue, reminders, onExpiry, answers, differentFrom, policy);
    }

    /** The same step with other reminders. */
    public ApprovalStep withReminders(List<WorkingTime> others) {
        return new ApprovalStep(key, name, quorum, due, others, onExpiry, answers, differentFrom, policy);
    }

    /** The same step with another end of its time. */
    public ApprovalStep with(Expiry other) {
        return new ApprovalStep(key, name, quorum, due, reminders, other, answers, differentFrom, policy);
    }

    /** The same step with other answers. */
    public ApprovalStep withAnswers(Set<Answer> others) {
        return new ApprovalStep(key, name, quorum, due, reminders, onExpiry, others, differentFrom, policy);
    }

    /** The same step; whoever decided one of these steps does not decide it. */
    public ApprovalStep withDifferentFrom(Set<String> steps) {
        return new ApprovalStep(key, name, quorum, due, reminders, onExpiry, answers, steps, policy);
    }

    /** Whether a request can be sent back from here to its requester. */
    public boolean sendsBack() {
        return answers.contains(Answer.REQUEST_CHANGES) || onExpiry.last() == Expiry.Last.SEND_BACK;
    }

    /** The quorum of this visit, from 1; each further visit is an escalation. */
    public Quorum quorum(int visit) {
        return visit == 1
                ? quorum
                : quorum.escalatedTo(onExpiry.escalations().get(visit - 2).to());
    }

    /** How long the people asked at this visit have, in working time. */
    public WorkingTime due(int visit) {
        return onExpiry.escalations().subList(0, visit - 1).stream()
                .map(Expiry.Escalation::due)
                .filter(Objects::nonNull)
                .reduce(due, (before, next) -> next);
    }
}
