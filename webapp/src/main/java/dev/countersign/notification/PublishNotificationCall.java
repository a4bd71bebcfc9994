package dev.countersign.notification;

import dev.countersign.alarm.Alarms;
import dev.countersign.approval.AskedPeople;
import dev.countersign.approval.DecisionLinks;
import dev.countersign.approval.RevisionNews;
import dev.countersign.away.AbsentDays;
import dev.countersign.brand.Brands;
import dev.countersign.execution.NotificationTopic;
import dev.countersign.job.Outbox;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.text.ListFormat;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes a notification after its commit, unless it asks for a decision that is not waiting any more, says that one is not needed and it is again, its reader has left, or their address refuses letters. After a crash between the call and the commit of its result, it is published again with the same
 * id.
 */
@Component
class PublishNotificationCall {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TenantTransaction transaction;
    private final NotificationRepository notifications;
    private final FiledRequests requests;
    private final People people;
    private final Brands brands;
    private final AskedPeople asked;
    private final RevisionNews news;
    private final DecisionLinks links;
    private final RefusedAddresses addresses;
    private final Unsubscribing unsubscribing;
    private final LetterWriter writer;
    private final AlarmLetter alarms;
    private final TokenLetter tokens;
    private final AbsenceLetter absences;
    private final TestLetter tests;
    private final Alarms raised;
    private final NotificationTopic topic;
    private final Outbox outbox;
    private final Clock clock;

    PublishNotificationCall(
            TenantTransaction transaction,
            NotificationRepository notifications,
            FiledRequests requests,
            People people,
            Brands brands,
            AskedPeople asked,
            RevisionNews news,
            DecisionLinks links,
            RefusedAddresses addresses,
            Unsubscribing unsubscribing,
            LetterWriter writer,
            AlarmLetter alarms,
            TokenLetter tokens,
            AbsenceLetter absences,
            TestLetter tests,
            Alarms raised,
            NotificationTopic topic,
            Outbox outbox,
            Clock clock) {
        this.transaction = transaction;
        this.notifications = notifications;
        this.requests = requests;
        this.people = people;
        this.brands = brands;
        this.asked = asked;
        this.news = news;
        this.links = links;
        this.addresses = addresses;
        this.unsubscribing = unsubscribing;
        this.writer = writer;
        this.alarms = alarms;
        this.tokens = tokens;
        this.absences = absences;
        this.tests = tests;
        this.raised = raised;
        this.topic = topic;
        this.outbox = outbox;
        this.clock = clock;
    }

    void run(Notifications.Ref ref) {
        TenantId tenant = new TenantId(ref.tenant());
        Optional<Letter> letter = transaction.call(
                tenant,
                () -> notifications
                        .unpublished(ref.notification())
                        .filter(found -> isAboutSomething(found.notification()))
                        .flatMap(found -> reader(tenant, found.notification())
                                .filter(reader -> addresses.takes(tenant, reader, ref.notification()))
                                .map(reader -> write(tenant, ref, found.notification(), reader))
                                .map(one -> found.failing() ? one.withAnswer() : one)));
        letter.ifPresent(written -> topic.publish(JSON.writeValueAsString(written)));
        transaction.run(tenant, () -> {
            notifications.published(ref.notification(), letter.isPresent(), clock.instant());
            outbox.end();
        });
    }

    private static boolean isAboutSomething(Notification notification) {
        return notification.request() != null
                || notification.alarm().isPresent()
                || notification.kind().isAboutNothingElse();
    }

    /** Who reads it; empty if nobody does any more. */
    private Optional<Person> reader(TenantId tenant, Notification notification) {
        return people.find(tenant, notification.to())
                .filter(Person::active)
                .filter(reader ->
                        notification.kind() != NotificationKind.RECALLED || !isAskedAgain(tenant, notification))
                .filter(reader -> !notification.kind().asksToDecide()
                        || notification
                                .approval()
                                .filter(approval -> asked.isWaitingFor(tenant, approval, reader.id()))
                                .isPresent());
    }

    private boolean isAskedAgain(TenantId tenant, Notification recalled) {
        RequestId request = recalled.request();
        return request != null && asked.isAskedNow(tenant, request, recalled.to());
    }

    private Letter write(TenantId tenant, Notifications.Ref ref, Notification notification, Person reader) {
        RequestId about = notification.request();
        if (about == null) {
            return withoutRequest(tenant, ref, notification, reader);
        }
        FiledRequest request = requests.find(tenant, about).orElseThrow();
        Person requester = reader.id().equals(request.requester())
                ? reader
                : people.find(tenant, request.requester()).orElseThrow();
        return writer.write(new LetterDraft(
                ref.notification(),
                tenant,
                notification,
                reader,
                requester,
                request,
                brands.of(tenant),
                by(tenant, request, notification, reader),
                people.names(tenant, notification.people().toList()),
                notification
                        .approval()
                        .filter(_ -> notification.kind().asksToDecide())
                        .map(approval -> asked.why(tenant, request, approval, reader.id()))
                        .orElseGet(List::of),
                notification.kind().asksToDecide() ? requests.fileNames(tenant, request) : List.of(),
                notification.kind().asksToDecide() ? requests.leftOut(tenant, request) : List.of(),
                notification.asksFirst() ? news.of(tenant, request, reader.id()) : Optional.empty(),
                decide(tenant, notification),
                Optional.of(notification.kind().topic())
                        .filter(Topic::isStoppable)
                        .map(stopped -> unsubscribing.path(tenant, reader.id(), Optional.of(stopped))),
                time(tenant, request, notification)));
    }

    private LetterDraft.Deadline time(TenantId tenant, FiledRequest request, Notification notification) {
        NotificationKind kind = notification.kind();
        boolean byPeople =
                !notification.said().isEmpty() || (kind == NotificationKind.DENIED && isByPerson(notification));
        return new LetterDraft.Deadline(
                notification
                        .step()
                        .filter(_ -> kind.saysWhatFollows())
                        .flatMap(step -> asked.afterDue(tenant, request, step)),
                kind.canFollowMissedDue() && !byPeople
                        ? asked.missed(tenant, request, notification.approval(), kind == NotificationKind.UNCHANGED)
                        : Optional.empty());
    }

    private static boolean isByPerson(Notification notification) {
        return notification.author().isPresent();
    }

    /** About a token, an alarm or nothing. */
    private Letter withoutRequest(TenantId tenant, Notifications.Ref ref, Notification notification, Person reader) {
        if (notification.kind() == NotificationKind.MAIL_TESTED) {
            return tests.write(ref.notification(), tenant, brands.of(tenant), reader);
        }
        String by = notification
                .author()
                .flatMap(author -> people.find(tenant, author.person()))
                .map(Person::called)
                .orElse("");
        if (notification.kind() == NotificationKind.TOKEN_REVOKED) {
            return tokens.write(
                    ref.notification(),
                    tenant,
                    brands.of(tenant),
                    reader,
                    notification.quote().orElse(""),
                    by);
        }
        if (notification.kind().isAboutAbsence()) {
            AbsentDays days = AbsentDays.parse(notification.quote().orElseThrow());
            return absences.write(ref.notification(), tenant, brands.of(tenant), reader, notification.kind(), days, by);
        }
        return alarms.write(
                ref.notification(),
                tenant,
                brands.of(tenant),
                reader,
                notification.alarm().orElseThrow(),
                notification
                        .alarmId()
                        .flatMap(id -> Optional.ofNullable(
                                raised.about(tenant, List.of(id)).get(id))));
    }

    /** Who wrote or denied it: "Marta Ruiz and Jon Sáez". */
    private Optional<String> by(TenantId tenant, FiledRequest request, Notification notification, Person reader) {
        Stream<PersonId> authors = switch (notification.kind()) {
            case DENIED -> asked.deniers(tenant, request.id()).stream();
            case CANCELLED -> request.cancelledBy().stream();
            default -> notification.author().map(Notification.Author::person).stream();
        };
        List<String> names = authors.flatMap(person -> people.find(tenant, person).stream())
                .map(Person::called)
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(ListFormat.getInstance(reader.locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                        .format(names));
    }

    /** A new link for each attempt to publish: what an attempt wrote is known to nobody else. */
    private Optional<String> decide(TenantId tenant, Notification notification) {
        return notification
                .approval()
                .filter(_ -> notification.kind().asksToDecide())
                .flatMap(approval -> links.issue(tenant, approval, notification.to()));
    }
}
