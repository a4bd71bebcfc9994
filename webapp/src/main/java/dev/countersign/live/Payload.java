package dev.countersign.live;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A change as the text of a notification.
 *
 * @param node which node sends it; null for a trigger of the database
 * @param tenant null if everything may have changed, or if the node stops
 * @param request null if the change is not about a request
 * @param person whose rights have changed, as written by a trigger; then nothing else is set
 * @param organisation true if what the organisation offers has changed, as written by a trigger
 * @param suspended true if the organisation was suspended, as written by a trigger
 * @param stopping true if the node stops and has sent everything
 */
record Payload(
        @Nullable UUID node,
        @Nullable UUID tenant,
        @Nullable UUID request,
        @Nullable List<UUID> people,
        @Nullable UUID person,
        @Nullable Boolean organisation,
        @Nullable Boolean suspended,
        @Nullable Boolean stopping) {

    /** PostgreSQL accepts less than 8,000 bytes; one person takes 39, the rest at most 300. */
    private static final int PEOPLE_PER_NOTIFICATION = 190;

    private static final JsonMapper JSON = JsonMapper.shared();

    static List<String> of(Node node, Change.OfRequest change) {
        return of(node, change.tenant(), change.request(), change.people());
    }

    static List<String> of(Node node, Change.OfLists change) {
        return of(node, change.tenant(), null, change.people());
    }

    /** Everything may have changed. */
    static String missed(Node node) {
        return JSON.writeValueAsString(new Payload(node.id(), null, null, null, null, null, null, null));
    }

    /** The node stops and has sent everything. */
    static String stops(Node node) {
        return JSON.writeValueAsString(new Payload(node.id(), null, null, null, null, null, null, true));
    }

    /** Throws a {@link JacksonException} or an {@link IllegalArgumentException} for a text that no node wrote. */
    static Payload read(String text) {
        Payload payload = JSON.readValue(text, Payload.class);
        if (payload == null || !payload.isComplete()) {
            throw new IllegalArgumentException("A change names neither people nor a node");
        }
        return payload;
    }

    private boolean isComplete() {
        return tenant == null ? node != null : people != null || person != null;
    }

    boolean stops() {
        return Boolean.TRUE.equals(stopping);
    }

    boolean isFrom(Node other) {
        return other.id().equals(node);
    }

    Change change() {
        if (tenant == null) {
            return new Change.Missed();
        }
        TenantId of = new TenantId(tenant);
        if (Boolean.TRUE.equals(organisation)) {
            return new Change.OfOrganisation(of, Boolean.TRUE.equals(suspended));
        }
        if (person != null) {
            return new Change.OfPerson(of, new PersonId(person));
        }
        Set<PersonId> concerned =
                Objects.requireNonNull(people).stream().map(PersonId::new).collect(Collectors.toSet());
        return request == null ? new Change.OfLists(of, concerned) : new Change.OfRequest(of, request, concerned);
    }

    /** One text, or several if there are too many people for one. */
    private static List<String> of(Node node, TenantId tenant, @Nullable UUID request, Set<PersonId> concerned) {
        List<UUID> people = concerned.stream().map(PersonId::value).toList();
        List<String> texts = new ArrayList<>();
        int from = 0;
        do {
            int to = Math.min(from + PEOPLE_PER_NOTIFICATION, people.size());
            texts.add(JSON.writeValueAsString(
                    new Payload(node.id(), tenant.value(), request, people.subList(from, to), null, null, null, null)));
            from = to;
        } while (from < people.size());
        return texts;
    }
}
