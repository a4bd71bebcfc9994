package dev.countersign.notification;

import dev.countersign.approval.Approved;
import dev.countersign.approval.ApproversReleased;
import dev.countersign.approval.AskedPeople;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.RequestEnded;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRetried;
import dev.countersign.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Stores what people are told of the end of requests, and of a failed one that goes on, in the transaction of the event. */
@Component
class EndNotifications {

    /** The most approvers that a requester is told. */
    private static final int APPROVERS = 10;

    private final FiledRequests requests;
    private final People people;
    private final AskedPeople asked;
    private final Telling telling;

    EndNotifications(FiledRequests requests, People people, AskedPeople asked, Telling telling) {
        this.requests = requests;
        this.people = people;
        this.asked = asked;
        this.telling = telling;
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
            if (what == NotificationKind.UNCHANGED) {
                telling.tell(
                        ended.tenant(),
                        asked.askedForChanges(ended.tenant(), request).stream()
                                .map(person -> end(request, person, NotificationKind.LEFT_UNCHANGED))
                                .toList(),
                        once);
            }
            if (what == NotificationKind.FAILED) {
                people.administrators(ended.tenant()).stream()
                        .map(Person::id)
                        .filter(person -> !person.equals(request.requester()))
                        .forEach(person -> telling.tell(
                                ended.tenant(), List.of(end(request, person, NotificationKind.BROKEN)), once));
            }
        }));
    }

    /** With the people who ended the request so, if people did. */
    private Notification byWhom(TenantId tenant, FiledRequest request, Notification told) {
        if (told.kind() == NotificationKind.APPROVED) {
            return approved(told.to(), request, asked.approvers(tenant, request.id(), APPROVERS));
        }
        Optional<PersonId> by = told.kind() == NotificationKind.DENIED
                ? asked.deniers(tenant, request.id()).stream().findFirst()
                : request.cancelledBy();
        return by.map(person -> by(person, told.to(), told.kind(), request.id()))
                .orElse(told);
    }

    private static Notification approved(PersonId to, FiledRequest request, List<Approved> approvers) {
        return new Notification(
                to,
                NotificationKind.APPROVED,
                request.id(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                approvers.stream()
                        .map(one -> new Notification.Said(one.by(), one.standsFor(), one.comment()))
                        .toList());
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

    private static Notification end(FiledRequest request, PersonId to, NotificationKind kind) {
        return new Notification(to, kind, request.id());
    }
}
