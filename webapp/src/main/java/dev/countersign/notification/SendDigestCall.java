package dev.countersign.notification;

import dev.countersign.approval.AskedPeople;
import dev.countersign.brand.Brands;
import dev.countersign.execution.NotificationTopic;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestSummary;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the digest of a person: what was not read since, and of what asks for a decision only what still waits. Nothing is sent where nothing is left.
 * After a crash between the call and the commit of its result, the same letter is published again with the same id.
 */
@Component
class SendDigestCall {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST = 1_000;

    private final TenantTransaction transaction;
    private final NotificationRepository notifications;
    private final FiledRequests requests;
    private final People people;
    private final Brands brands;
    private final AskedPeople asked;
    private final RefusedAddresses addresses;
    private final Unsubscribing unsubscribing;
    private final DigestWriter writer;
    private final NotificationTopic topic;
    private final Clock clock;

    SendDigestCall(
            TenantTransaction transaction,
            NotificationRepository notifications,
            FiledRequests requests,
            People people,
            Brands brands,
            AskedPeople asked,
            RefusedAddresses addresses,
            Unsubscribing unsubscribing,
            DigestWriter writer,
            NotificationTopic topic,
            Clock clock) {
        this.transaction = transaction;
        this.notifications = notifications;
        this.requests = requests;
        this.people = people;
        this.brands = brands;
        this.asked = asked;
        this.addresses = addresses;
        this.unsubscribing = unsubscribing;
        this.writer = writer;
        this.topic = topic;
        this.clock = clock;
    }

    private record Digest(List<UUID> ids, Optional<Letter> letter) {}

    void run(Digests.Ref ref) {
        TenantId tenant = new TenantId(ref.tenant());
        PersonId person = new PersonId(ref.person());
        Digest digest = transaction.call(tenant, () -> read(tenant, person));
        digest.letter().ifPresent(letter -> topic.publish(JSON.writeValueAsString(letter)));
        transaction.run(tenant, () -> notifications.digested(person, digest.ids(), clock.instant()));
    }

    private Digest read(TenantId tenant, PersonId person) {
        Person reader = people.find(tenant, person).orElseThrow();
        List<NotificationRepository.Row> rows = notifications.forDigest(person, MOST);
        List<NotificationRepository.Row> current = once(rows.stream()
                .filter(row -> isCurrent(tenant, row.notification()))
                .toList());
        Map<RequestId, RequestSummary> about = requests.summaries(
                tenant,
                current.stream()
                        .map(row -> row.notification().request())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        List<DigestWriter.Item> items = current.stream()
                .flatMap(row -> Stream.ofNullable(row.notification().request())
                        .flatMap(request -> Stream.ofNullable(about.get(request)))
                        .map(summary -> new DigestWriter.Item(row.notification(), summary, by(tenant, row))))
                .toList();
        boolean isSent = reader.active()
                && !items.isEmpty()
                && addresses.takes(tenant, reader, current.getFirst().id());
        return new Digest(
                rows.stream().map(NotificationRepository.Row::id).toList(),
                isSent
                        ? Optional.of(writer.write(
                                idOf(person, current.getFirst().id()),
                                tenant,
                                brands.of(tenant),
                                reader,
                                items,
                                unsubscribing.path(tenant, person, Optional.empty())))
                        : Optional.empty());
    }

    /** Of several that ask for one decision, as of its reminders, the latest. */
    private static List<NotificationRepository.Row> once(List<NotificationRepository.Row> current) {
        Map<UUID, UUID> latest = new HashMap<>();
        current.stream()
                .filter(row -> row.notification().kind().asksToDecide())
                .forEach(row -> row.notification().approval().ifPresent(id -> latest.put(id, row.id())));
        return current.stream()
                .filter(row -> !row.notification().kind().asksToDecide()
                        || row.notification()
                                .approval()
                                .filter(id -> row.id().equals(latest.get(id)))
                                .isPresent())
                .toList();
    }

    private boolean isCurrent(TenantId tenant, Notification notification) {
        return !notification.kind().asksToDecide()
                || notification
                        .approval()
                        .filter(approval -> asked.isWaitingFor(tenant, approval, notification.to()))
                        .isPresent();
    }

    private String by(TenantId tenant, NotificationRepository.Row row) {
        return row.notification()
                .author()
                .flatMap(author -> people.find(tenant, author.person()))
                .map(Person::called)
                .orElse("");
    }

    private static UUID idOf(PersonId person, UUID first) {
        return new UUID(
                person.value().getMostSignificantBits() ^ first.getMostSignificantBits(),
                person.value().getLeastSignificantBits() ^ first.getLeastSignificantBits());
    }
}
