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
 * @param request null if the change is not about a request
 * @param person whose rights have changed, as written by a trigger; then nothing else is set
 */
record Payload(
        UUID tenant,
        @Nullable UUID request,
        @Nullable List<UUID> people,
        @Nullable UUID person) {

    /** PostgreSQL accepts less than 8,000 bytes; one person takes 39. */
    private static final int PEOPLE_PER_NOTIFICATION = 190;

    private static final JsonMapper JSON = JsonMapper.shared();

    static List<String> of(Change.OfRequest change) {
        return of(change.tenant(), change.request(), change.people());
    }

    static List<String> of(Change.OfLists change) {
        return of(change.tenant(), null, change.people());
    }

    /** Throws a {@link JacksonException} or an {@link IllegalArgumentException} for a text that no node wrote. */
    static Payload read(String text) {
        Payload payload = JSON.readValue(text, Payload.class);
        if (payload == null || payload.tenant == null || (payload.people == null && payload.person == null)) {
            throw new IllegalArgumentException("A change names no tenant or no people");
        }
        return payload;
    }

    TenantId tenantId() {
        return new TenantId(tenant);
    }

    Change change() {
        if (person != null) {
            return new Change.OfPerson(tenantId(), new PersonId(person));
        }
        Set<PersonId> concerned =
                Objects.requireNonNull(people).stream().map(PersonId::new).collect(Collectors.toSet());
        return request == null
                ? new Change.OfLists(tenantId(), concerned)
                : new Change.OfRequest(tenantId(), request, concerned);
    }

    /** One text, or several if there are too many people for one. */
    private static List<String> of(TenantId tenant, @Nullable UUID request, Set<PersonId> concerned) {
        List<UUID> people = concerned.stream().map(PersonId::value).toList();
        List<String> texts = new ArrayList<>();
        int from = 0;
        do {
            int to = Math.min(from + PEOPLE_PER_NOTIFICATION, people.size());
            texts.add(JSON.writeValueAsString(new Payload(tenant.value(), request, people.subList(from, to), null)));
            from = to;
        } while (from < people.size());
        return texts;
    }
}
