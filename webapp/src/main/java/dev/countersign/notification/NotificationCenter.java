package dev.countersign.notification;

import dev.countersign.alarm.AlarmAbout;
import dev.countersign.alarm.AlarmEnd;
import dev.countersign.alarm.AlarmId;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.approval.NoLongerAsked;
import dev.countersign.approval.StandInReplaced;
import dev.countersign.definitions.text.Text;
import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.live.Changes;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.ErasedMentions;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.Mentions;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestSummary;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** What a person was told, in the application. Everybody sees their own notifications and nobody else's. */
@Service
public class NotificationCenter {

    /** Where counting ends. */
    public static final int MOST = 100;

    private final ActorTransaction transaction;
    private final CenterRepository notifications;
    private final FiledRequests requests;
    private final Mentions mentions;
    private final People people;
    private final Alarms alarms;
    private final Changes changes;
    private final Clock clock;

    NotificationCenter(
            ActorTransaction transaction,
            CenterRepository notifications,
            FiledRequests requests,
            Mentions mentions,
            People people,
            Alarms alarms,
            Changes changes,
            Clock clock) {
        this.transaction = transaction;
        this.notifications = notifications;
        this.requests = requests;
        this.mentions = mentions;
        this.people = people;
        this.alarms = alarms;
        this.changes = changes;
        this.clock = clock;
    }

    /** How many the person has not read, at most {@value #MOST}. */
    public int unread(Actor actor) {
        return transaction.call(actor, present -> notifications.unread(present.person(), MOST));
    }

    /** Newest first. */
    public Page<NotificationItem> page(Actor actor, Range<UUID> range) {
        return transaction.call(actor, present -> {
            Page<CenterRepository.Row> page = notifications.page(present.person(), range);
            List<Notification> all =
                    page.rows().stream().map(row -> row.row().notification()).toList();
            Map<RequestId, RequestSummary> about = requests.summaries(present.tenant(), Notification.requests(all));
            Map<PersonId, PersonName> names = people.names(
                    present.tenant(),
                    Stream.concat(
                                    all.stream().flatMap(Notification::people),
                                    page.rows().stream().flatMap(row -> row.standsFor().stream()))
                            .distinct()
                            .toList());
            ErasedMentions erased = mentions.erased(present.tenant(), about.keySet());
            Map<AlarmId, AlarmAbout> alarmed = alarms.about(
                    present.tenant(),
                    all.stream().flatMap(one -> one.alarmId().stream()).toList());
            Map<AlarmId, AlarmEnd> ended = alarms.ends(
                    present.tenant(),
                    all.stream().flatMap(one -> one.alarmId().stream()).toList());
            List<NotificationItem> items = page.rows().stream()
                    .flatMap(row -> item(row, about, names, erased, alarmed, ended))
                    .toList();
            return new Page<>(items, page.more());
        });
    }

    /** Returns how many were unread. */
    public int readAll(Actor actor) {
        return read(actor, present -> notifications.readAll(present.person(), clock.instant()));
    }

    /** The person looks at the request: what they were told about it is read. */
    public int readAboutRequest(Actor actor, UUID request) {
        return read(actor, present -> notifications.readAboutRequest(present.person(), request, clock.instant()));
    }

    /** The same by one of its approvals. */
    public int readAboutApproval(Actor actor, UUID approval) {
        return read(actor, present -> notifications.readAboutApproval(present.person(), approval, clock.instant()));
    }

    /** What was asked for is done: nobody has to look at it. In the unit of work on the request, which tells the pages of those concerned. */
    @EventListener
    void on(NoLongerAsked over) {
        notifications.readAsked(over.approval().value(), over.person(), clock.instant());
    }

    /** The same for whoever stood in for somebody: the request can no longer be decided by them. */
    @EventListener
    void on(StandInReplaced replaced) {
        notifications.readAskedBefore(replaced.approval().value(), replaced.from(), clock.instant());
    }

    private int read(Actor actor, Function<Actor, Integer> work) {
        return transaction.call(actor, present -> {
            int read = work.apply(present);
            if (read > 0) {
                // Other windows of the person count again.
                changes.announce(present.tenant(), List.of(present.person()));
            }
            return read;
        });
    }

    private static Stream<NotificationItem> item(
            CenterRepository.Row row,
            Map<RequestId, RequestSummary> about,
            Map<PersonId, PersonName> names,
            ErasedMentions erased,
            Map<AlarmId, AlarmAbout> alarmed,
            Map<AlarmId, AlarmEnd> ended) {
        Notification notification = row.row().notification();
        RequestId request = notification.request();
        if (notification.kind().isAboutNothingElse()) {
            return Stream.of(withoutRequest(row, names));
        }
        if (request == null) {
            Optional<AlarmAbout> whom = notification.alarmId().map(alarmed::get);
            Optional<AlarmEnd> end = notification.alarmId().map(ended::get);
            return notification.alarm().map(alarm -> alarm(row, alarm, whom, end)).stream();
        }
        RequestSummary found = about.get(request);
        return found == null ? Stream.empty() : Stream.of(item(row, found, names, erased));
    }

    private static NotificationItem withoutRequest(CenterRepository.Row row, Map<PersonId, PersonName> names) {
        Notification notification = row.row().notification();
        return new NotificationItem(
                row.row().id(),
                notification.kind(),
                notification.path().substring(1),
                "",
                notification.quote().map(Text::of).orElse(Text.NONE),
                "",
                false,
                notification
                        .author()
                        .map(author -> names.get(author.person()))
                        .map(PersonName::name)
                        .orElse(""),
                false,
                "",
                false,
                0,
                Text.NONE,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                row.at(),
                row.read());
    }

    /** What happened is told by the texts of the alarm, with the name of whom or what it is about. */
    private static NotificationItem alarm(
            CenterRepository.Row row, AlarmKind alarm, Optional<AlarmAbout> about, Optional<AlarmEnd> end) {
        return new NotificationItem(
                row.row().id(),
                NotificationKind.ALARM,
                alarm.place(),
                "",
                about.map(AlarmAbout::name).orElse(Text.NONE),
                "",
                false,
                "",
                false,
                "",
                false,
                0,
                Text.of(AlarmAbout.key(alarm, about)),
                List.of(),
                end,
                Optional.empty(),
                row.at(),
                row.read());
    }

    private static NotificationItem item(
            CenterRepository.Row row, RequestSummary request, Map<PersonId, PersonName> names, ErasedMentions erased) {
        Notification notification = row.row().notification();
        String by = notification
                .author()
                .flatMap(author -> Optional.ofNullable(names.get(author.person())))
                .map(PersonName::name)
                .orElse("");
        return new NotificationItem(
                row.row().id(),
                notification.kind(),
                notification.path().substring(1),
                request.number(),
                request.title(),
                request.requester().name(),
                request.requester().id().equals(notification.to()),
                by,
                row.reassigned(),
                row.standsFor().map(names::get).map(PersonName::name).orElse(""),
                row.again(),
                row.revision(),
                words(notification, request, by, erased),
                notification.said(names).stream()
                        .map(one -> new SaidBy(one.by(), one.standsFor(), erased.in(request.id(), one.text())))
                        .toList(),
                Optional.empty(),
                notification.due(),
                row.at(),
                row.read());
    }

    private static Text words(Notification notification, RequestSummary request, String by, ErasedMentions erased) {
        NotificationKind kind = notification.kind();
        if (by.isEmpty() && (kind == NotificationKind.DENIED || kind == NotificationKind.CANCELLED)) {
            // By a rule of the template, whose reasons have translations.
            return request.reason().orElse(Text.NONE);
        }
        Optional<String> words = switch (kind) {
            case DENIED -> request.reason().map(Text::standard);
            case CANCELLED -> request.reason().map(reason -> by + ": " + reason.standard());
            default -> notification.quote();
        };
        return words.map(said -> Text.of(erased.in(request.id(), said))).orElse(Text.NONE);
    }
}
