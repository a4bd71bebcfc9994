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
 * @param request null where the change is about none
 * @param person whose rights have changed, as the trigger of the table says; then there is nothing else
 */
record Payload(
        UUID tenant,
        @Nullable UUID request,
        @Nullable List<UUID> people,
        @Nullable UUID person) {

    /** PostgreSQL takes fewer than 8,000 bytes; a person is 39 of them. */
    private static final int PEOPLE_PER_NOTIFICATION = 190;

    private static final JsonMapper JSON = JsonMapper.shared();

    static List<String> of(Change.OfRequest change) {
        return of(change.tenant(), change.request(), change.people());
    }

    static List<String> of(Change.OfLists change) {
        return of(change.tenant(), null, change.people());
    }

    /** Refuses a text that no node wrote with a {@link JacksonException} or an {@link IllegalArgumentException}. */
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

    /** One text, or several where so many people are concerned. */
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
