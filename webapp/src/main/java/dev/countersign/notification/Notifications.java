package dev.countersign.notification;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.approval.ApprovalEscalated;
import dev.countersign.approval.ApprovalExpired;
import dev.countersign.approval.ApprovalExtended;
import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.ApprovalPassed;
import dev.countersign.approval.ApprovalReopened;
import dev.countersign.approval.ApprovalShort;
import dev.countersign.approval.ApprovalsKept;
import dev.countersign.approval.ApproversAsked;
import dev.countersign.approval.ApproversNudged;
import dev.countersign.approval.ApproversReminded;
import dev.countersign.approval.ChangesAsked;
import dev.countersign.approval.ChangesReminded;
import dev.countersign.approval.RequestRecalled;
import dev.countersign.approval.StandInReplaced;
import dev.countersign.job.OfTenant;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.PeopleMentioned;
import dev.countersign.request.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Stores notifications, in the transaction of the event that they are about. */
@Component
class Notifications {

    static final TaskDescriptor<Ref> PUBLISH = TaskDescriptor.of("publish-notification", Ref.class);

    /** The notification of a scheduled call. */
    record Ref(UUID tenant, UUID notification) implements OfTenant {}

    private final FiledRequests requests;
    private final People people;
    private final CenterRepository center;
    private final Telling telling;

    Notifications(FiledRequests requests, People people, CenterRepository center, Telling telling) {
        this.requests = requests;
        this.people = people;
        this.center = center;
        this.telling = telling;
    }

    @EventListener
    void on(ApproversAsked event) {
        List<Notification> assigned = about(
                NotificationKind.ASSIGNED,
                event.people(),
                event.request(),
                event.approval(),
                event.step(),
                event.due());
        // It stands in their list once: who had it before reads it as asked again.
        event.again()
                .ifPresent(at -> event.people()
                        .forEach(person ->
                                center.readAskedBefore(event.approval().value(), person, at)));
        telling.tell(
                event.tenant(),
                assigned,
                one -> event.again().map(at -> one.dedupeKey() + "@" + at).orElseGet(one::dedupeKey));
    }

    @EventListener
    void on(ApprovalShort event) {
        people.administrators(event.tenant())
                .forEach(person -> telling.tell(
                        event.tenant(),
                        about(
                                NotificationKind.UNASKED,
                                person.id(),
                                event.request(),
                                event.approval(),
                                event.step(),
                                event.due())));
    }

    @EventListener
    void on(ApproversReminded reminded) {
        List<Notification> reminders = about(
                NotificationKind.REMINDED,
                reminded.people(),
                reminded.request(),
                reminded.approval(),
                reminded.step(),
                reminded.due());
        // After the due date has been moved they are reminded again.
        telling.tell(reminded.tenant(), reminders, one -> one.dedupeKey(reminded.number()) + "@" + reminded.due());
    }

    @EventListener
    void on(ApprovalPassed passed) {
        List<Notification.Said> note = Notification.Said.of(passed.by(), passed.note());
        telling.tell(
                passed.tenant(),
                new Notification(
                        passed.to(),
                        NotificationKind.ASSIGNED,
                        passed.request(),
                        Optional.of(passed.approval().value()),
                        Optional.of(passed.step()),
                        Optional.of(passed.due()),
                        Optional.of(new Notification.Author(passed.by(), passed.act())),
                        note));
        if (!passed.from().equals(passed.by())) {
            telling.tell(
                    passed.tenant(),
                    handedOn(
                            NotificationKind.HANDED_ON,
                            passed.from(),
                            passed.request(),
                            Optional.of(passed.approval().value()),
                            passed.step(),
                            new Notification.Author(passed.to(), passed.act()),
                            note));
        }
    }

    @EventListener
    void on(StandInReplaced replaced) {
        telling.tell(
                replaced.tenant(),
                handedOn(
                        replaced.back() ? NotificationKind.TAKEN_BACK : NotificationKind.HANDED_ON,
                        replaced.from(),
                        replaced.request(),
                        Optional.empty(),
                        replaced.step(),
                        new Notification.Author(replaced.to(), replaced.act()),
                        List.of()));
    }

    /** @param now who decides now */
    private static Notification handedOn(
            NotificationKind kind,
            PersonId before,
            RequestId request,
            Optional<UUID> approval,
            String step,
            Notification.Author now,
            List<Notification.Said> note) {
        return new Notification(
                before, kind, request, approval, Optional.of(step), Optional.empty(), Optional.of(now), note);
    }

    /** They are told the new due date as in a reminder. */
    @EventListener
    void on(ApprovalReopened reopened) {
        List<Notification> reminders = about(
                NotificationKind.REMINDED,
                reopened.people(),
                reopened.request(),
                reopened.approval(),
                reopened.step(),
                reopened.due());
        telling.tell(reopened.tenant(), reminders, one -> one.dedupeKey() + ":" + reopened.due());
    }

    @EventListener
    void on(ApprovalExtended extended) {
        List<Notification> told = extended.people().stream()
                .map(person -> extended(
                        extended,
                        person,
                        NotificationKind.EXTENDED,
                        Optional.of(extended.approval().value())))
                .toList();
        telling.tell(extended.tenant(), told, Notification::dedupeKey);
        requests.find(extended.tenant(), extended.request())
                .ifPresent(request -> telling.tell(
                        extended.tenant(),
                        extended(extended, request.requester(), NotificationKind.DUE_MOVED, Optional.empty())));
    }

    private static Notification extended(
            ApprovalExtended extended, PersonId to, NotificationKind kind, Optional<UUID> approval) {
        return new Notification(
                to,
                kind,
                extended.request(),
                approval,
                Optional.of(extended.step()),
                Optional.of(extended.due()),
                Optional.of(new Notification.Author(extended.by(), extended.act())),
                Notification.Said.of(extended.by(), extended.reason()));
    }

    @EventListener
    void on(ApproversNudged nudged) {
        List<Notification> reminders = about(
                NotificationKind.REMINDED,
                nudged.people(),
                nudged.request(),
                nudged.approval(),
                nudged.step(),
                nudged.due());
        telling.tell(nudged.tenant(), reminders, one -> one.dedupeKey() + ":" + nudged.act());
    }

    @EventListener
    void on(ApprovalExpired expired) {
        List<Notification> lapsed = about(
                NotificationKind.LAPSED,
                expired.silent(),
                expired.request(),
                expired.approval(),
                expired.step(),
                expired.due());
        telling.tell(expired.tenant(), lapsed, Notification::dedupeKey);
    }

    @EventListener
    void on(ApprovalEscalated escalated) {
        UUID approval = escalated.approval().value();
        requests.find(escalated.tenant(), escalated.request())
                .ifPresent(request -> telling.tell(
                        escalated.tenant(),
                        List.of(new Notification(
                                request.requester(),
                                NotificationKind.ESCALATED_ON,
                                escalated.request(),
                                Optional.empty(),
                                Optional.of(escalated.step()),
                                Optional.of(escalated.due()),
                                escalated.people().size() == 1
                                        ? Optional.of(new Notification.Author(
                                                escalated.people().getFirst(), approval))
                                        : Optional.empty(),
                                List.of())),
                        one -> one.dedupeKey() + ":" + approval));
    }

    @EventListener
    void on(ChangesAsked asked) {
        requests.find(asked.tenant(), asked.request()).ifPresent(request -> {
            telling.tell(
                    asked.tenant(),
                    new Notification(
                            request.requester(),
                            NotificationKind.CHANGES_REQUESTED,
                            asked.request(),
                            Optional.of(asked.approval().value()),
                            Optional.empty(),
                            Optional.of(asked.due()),
                            Optional.empty(),
                            said(asked.questions())));
            List<Notification> released = asked.released().stream()
                    .map(person -> new Notification(person, NotificationKind.SENT_BACK, asked.request()))
                    .toList();
            telling.tell(asked.tenant(), released, one -> one.dedupeKey(asked.revision()));
        });
    }

    @EventListener
    void on(ApprovalsKept kept) {
        List<Notification> all = kept.people().stream()
                .map(person -> new Notification(
                        person,
                        NotificationKind.KEPT,
                        kept.request(),
                        Optional.of(kept.approval().value()),
                        Optional.of(kept.step()),
                        Optional.empty()))
                .toList();
        telling.tell(kept.tenant(), all, Notification::dedupeKey);
    }

    @EventListener
    void on(RequestRecalled recalled) {
        List<Notification> released = recalled.released().stream()
                .map(person -> new Notification(person, NotificationKind.RECALLED, recalled.request()))
                .toList();
        telling.tell(recalled.tenant(), released, one -> one.dedupeKey(recalled.revision()));
    }

    @EventListener
    void on(ChangesReminded reminded) {
        requests.find(reminded.tenant(), reminded.request())
                .ifPresent(request -> telling.tell(
                        reminded.tenant(),
                        new Notification(
                                request.requester(),
                                NotificationKind.CHANGES_REMINDED,
                                reminded.request(),
                                Optional.of(reminded.approval().value()),
                                Optional.empty(),
                                Optional.of(reminded.due()),
                                Optional.empty(),
                                said(reminded.questions()))));
    }

    private static List<Notification.Said> said(List<ChangesAsked.Asked> questions) {
        return questions.stream()
                .map(one -> new Notification.Said(one.by(), one.standsFor(), one.text()))
                .toList();
    }

    @EventListener
    void on(PeopleMentioned mentioned) {
        Notification.Author author = new Notification.Author(mentioned.by(), mentioned.words());
        List<Notification> all = mentioned.people().stream()
                .map(person -> new Notification(
                        person,
                        NotificationKind.MENTIONED,
                        mentioned.request(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(mentioned.text()),
                        Optional.of(author),
                        List.of()))
                .toList();
        telling.tell(mentioned.tenant(), all, Notification::dedupeKey);
    }

    private static List<Notification> about(
            NotificationKind kind,
            List<PersonId> people,
            RequestId request,
            ApprovalId approval,
            String step,
            Instant due) {
        return people.stream()
                .map(person -> about(kind, person, request, approval, step, due))
                .toList();
    }

    private static Notification about(
            NotificationKind kind, PersonId person, RequestId request, ApprovalId approval, String step, Instant due) {
        return new Notification(
                person, kind, request, Optional.of(approval.value()), Optional.of(step), Optional.of(due));
    }
}
