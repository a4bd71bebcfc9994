package dev.countersign.definitions.io;

import dev.countersign.definitions.step.ApprovalStep.Answer;
import dev.countersign.definitions.step.ApproverPolicy;
import dev.countersign.definitions.step.ApproverPolicy.OwnRequest;
import dev.countersign.definitions.step.ApproverPolicy.SameApprover;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.WorkingTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the members that only an approval has: due date, reminders, expiry and possible answers. */
final class ApprovalReader {

    static final Set<Answer> ANSWERS = Set.of(Answer.APPROVE, Answer.DENY);

    private ApprovalReader() {}

    static @Nullable WorkingTime time(Place place) {
        String text = place.string();
        if (text == null) {
            return null;
        }
        WorkingTime time = WorkingTime.parse(text).orElse(null);
        if (time == null) {
            place.problem("template.working-time");
        }
        return time;
    }

    static WorkingTime due(@Nullable Place place) {
        WorkingTime time = place == null ? null : time(place);
        return time == null ? WorkingTime.days(1) : time;
    }

    /** A word, an escalation, or a list of escalations with a word at its end. */
    static Expiry expiry(@Nullable Place place) {
        if (place == null) {
            return Expiry.ENDS;
        }
        if (!place.node().isArray()) {
            return place.node().isObject()
                    ? new Expiry(List.of(escalation(place)), Expiry.Last.END)
                    : new Expiry(List.of(), last(place));
        }
        List<Place> items = place.items();
        boolean endsWithWord = !items.isEmpty() && items.getLast().node().isString();
        List<Place> levels = endsWithWord ? items.subList(0, items.size() - 1) : items;
        if (levels.size() > Expiry.MOST || items.isEmpty()) {
            place.problem("template.escalations", Expiry.MOST);
            return Expiry.ENDS;
        }
        return new Expiry(
                levels.stream().map(ApprovalReader::escalation).toList(),
                endsWithWord ? last(items.getLast()) : Expiry.Last.END);
    }

    private static Expiry.Escalation escalation(Place place) {
        Members members = place.members("escalate", "due");
        Place due = members.optional("due");
        return new Expiry.Escalation(QuorumReader.one(members.required("escalate")), due == null ? null : time(due));
    }

    private static Expiry.Last last(Place place) {
        if (place.node().isString() && Words.EXPIRIES.containsKey(place.node().stringValue())) {
            return Objects.requireNonNull(Words.EXPIRIES.get(place.node().stringValue()));
        }
        place.problem("template.on-expiry");
        return Expiry.Last.END;
    }

    static Set<Answer> answers(@Nullable Place place) {
        return place == null ? ANSWERS : Set.copyOf(Members.list(place, ApprovalReader::answer));
    }

    static ApproverPolicy policy(Members members) {
        Place fallback = members.optional("fallback");
        return new ApproverPolicy(
                members.has("own-request") ? members.word("own-request", Words.OWN_REQUESTS) : OwnRequest.REFUSED,
                members.has("same-approver") ? members.word("same-approver", Words.SAME_APPROVERS) : SameApprover.ASKED,
                fallback == null ? null : QuorumReader.one(fallback),
                Set.copyOf(members.listOrEmpty("looks-at", Place::string)));
    }

    private static @Nullable Answer answer(Place place) {
        String word = place.string();
        Answer answer = word == null ? null : Words.ANSWERS.get(word);
        if (word != null && answer == null) {
            place.problem("template.not-one-of", String.join(", ", Words.ANSWERS.keySet()));
        }
        return answer;
    }
}
