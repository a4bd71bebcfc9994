package dev.countersign.notification;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.approval.ApprovalExpired;
import dev.countersign.approval.ApprovalExtended;
import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.ApprovalPassed;
import dev.countersign.approval.ApprovalsKept;
import dev.countersign.approval.ApproversAsked;
import dev.countersign.approval.ApproversNudged;
import dev.countersign.approval.ApproversReleased;
import dev.countersign.approval.ApproversReminded;
import dev.countersign.approval.AskedPeople;
import dev.countersign.approval.ChangesAsked;
import dev.countersign.approval.ChangesReminded;
import dev.countersign.approval.RequestRecalled;
import dev.countersign.approval.StandInReplaced;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.PeopleMentioned;
import dev.countersign.request.RequestEnded;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRetried;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Stores notifications, in the transaction of the event that they are about. */
@Component
class Notifications {

    static final TaskDescriptor<Ref> PUBLISH = TaskDescriptor.of("publish-notification", Ref.class);

    /** The notification of a scheduled call. */
    record Ref(UUID tenant, UUID notification) {}

    private final FiledRequests requests;
    private final People people;
    private final AskedPeople asked;
    private final Telling telling;

    Notifications(FiledRequests requests, People people, AskedPeople asked, Telling telling) {
        this.asked = asked;
        this.requests = requests;
        this.people = people;
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
        telling.tell(
                event.tenant(),
                assigned,
                one -> event.again().map(at -> one.dedupeKey() + "@" + at).orElseGet(one::dedupeKey));
        if (event.people().isEmpty()) {
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
                        replaced.from(),
                        replaced.request(),
                        Optional.empty(),
                        replaced.step(),
                        new Notification.Author(replaced.to(), replaced.act()),
                        List.of()));
    }

    /** @param now who decides now */
    private static Notification handedOn(
            PersonId before,
            RequestId request,
            Optional<UUID> approval,
            String step,
            Notification.Author now,
            List<Notification.Said> note) {
        return new Notification(
                before,
                NotificationKind.HANDED_ON,
                request,
                approval,
                Optional.of(step),
                Optional.empty(),
                Optional.of(now),
                note);
    }

    /** They are told the new due date as in a reminder. */
    @EventListener
    void on(ApprovalExtended extended) {
        List<Notification> reminders = about(
                NotificationKind.REMINDED,
                extended.people(),
                extended.request(),
                extended.approval(),
                extended.step(),
                extended.due());
        telling.tell(extended.tenant(), reminders, one -> one.dedupeKey() + ":" + extended.due());
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
    void on(ApproversReleased released) {
        Optional<PersonId> cancelledBy =
                requests.find(released.tenant(), released.request()).flatMap(FiledRequest::cancelledBy);
        List<Notification> withdrawn = released.people().stream()
                .map(person -> cancelledBy
                        .map(by -> cancelled(person, released.request(), by))
                        .orElseGet(() -> new Notification(person, NotificationKind.WITHDRAWN, released.request())))
                .toList();
        telling.tell(released.tenant(), withdrawn, Notification::dedupeKey);
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
                            asked.questions().stream()
                                    .map(one -> new Notification.Said(one.by(), one.text()))
                                    .toList()));
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
                                Optional.of(reminded.due()))));
    }

    @EventListener
    void on(RequestEnded ended) {
        Optional<NotificationKind> kind = switch (ended) {
            case RequestEnded.Approved _ -> Optional.of(NotificationKind.APPROVED);
            case RequestEnded.Denied _ -> Optional.of(NotificationKind.DENIED);
            case RequestEnded.Expired expired ->
                Optional.of(expired.unchanged() ? NotificationKind.UNCHANGED : NotificationKind.EXPIRED);
            case RequestEnded.Failed _ -> Optional.of(NotificationKind.FAILED);
            case RequestEnded.Withdrawn withdrawn ->
                requests.find(withdrawn.tenant(), withdrawn.request())
                        .filter(request -> !request.requester().equals(withdrawn.by()))
                        .map(_ -> NotificationKind.CANCELLED);
        };
        kind.ifPresent(what -> requests.find(ended.tenant(), ended.request()).ifPresent(request -> {
            // A retried request may fail again.
            Function<Notification, String> once = one ->
                    request.redrives() == 0 || !isFailure(one) ? one.dedupeKey() : one.dedupeKey(request.redrives());
            Notification told = byWhom(ended.tenant(), request, end(request, request.requester(), what));
            telling.tell(ended.tenant(), List.of(told), once);
            if (what == NotificationKind.FAILED) {
                people.administrators(ended.tenant()).stream()
                        .map(Person::id)
                        .filter(person -> !person.equals(request.requester()))
                        .forEach(person -> telling.tell(
                                ended.tenant(), List.of(end(request, person, NotificationKind.BROKEN)), once));
            }
        }));
    }

    /** With the person who ended the request so, if it was a person. */
    private Notification byWhom(TenantId tenant, FiledRequest request, Notification told) {
        Optional<PersonId> by = told.kind() == NotificationKind.DENIED
                ? asked.deniers(tenant, request.id()).stream().findFirst()
                : request.cancelledBy();
        return by.map(person -> by(person, told.to(), told.kind(), request.id()))
                .orElse(told);
    }

    private static Notification cancelled(PersonId to, RequestId request, PersonId by) {
        return by(by, to, NotificationKind.CANCELLED, request);
    }

    private static Notification by(PersonId by, PersonId to, NotificationKind kind, RequestId request) {
        return new Notification(
                to,
                kind,
                request,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Notification.Author(by, request.value())),
                List.of());
    }

    private static boolean isFailure(Notification one) {
        return one.kind() == NotificationKind.FAILED || one.kind() == NotificationKind.BROKEN;
    }

    /** Those who were told that it failed, without whoever had it go on. */
    @EventListener
    void on(RequestRetried retried) {
        requests.find(retried.tenant(), retried.request()).ifPresent(request -> {
            Stream<PersonId> administrators =
                    people.administrators(retried.tenant()).stream().map(Person::id);
            List<Notification> told = Stream.concat(Stream.of(request.requester()), administrators)
                    .distinct()
                    .filter(person -> !person.equals(retried.by()))
                    .map(person -> new Notification(
                            person,
                            goesOn(retried, person.equals(request.requester())),
                            retried.request(),
                            Optional.empty(),
                            retried.skipped(),
                            Optional.empty(),
                            Optional.of(new Notification.Author(
                                    retried.by(), retried.request().value())),
                            Notification.Said.of(retried.by(), retried.reason())))
                    .toList();
            telling.tell(retried.tenant(), told, one -> one.dedupeKey(retried.number()));
        });
    }

    private static NotificationKind goesOn(RequestRetried retried, boolean toRequester) {
        if (retried.skipped().isPresent()) {
            return toRequester ? NotificationKind.SKIPPED : NotificationKind.SKIPPED_FOR;
        }
        return toRequester ? NotificationKind.RETRIED : NotificationKind.RETRIED_FOR;
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

    private static Notification end(FiledRequest request, PersonId to, NotificationKind kind) {
        return new Notification(to, kind, request.id());
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
