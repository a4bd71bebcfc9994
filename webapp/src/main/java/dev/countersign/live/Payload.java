package dev.countersign.live;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A change as the text of a notification. */
record Payload(UUID tenant, UUID request, List<UUID> people) {

    /** PostgreSQL takes fewer than 8,000 bytes; a person is 39 of them. */
    private static final int PEOPLE_PER_NOTIFICATION = 190;

    private static final JsonMapper JSON = JsonMapper.shared();

    /** One text, or several where so many people are concerned. */
    static List<String> of(Change.OfRequest change) {
        List<UUID> people = change.people().stream().map(PersonId::value).toList();
        List<String> texts = new ArrayList<>();
        int from = 0;
        do {
            int to = Math.min(from + PEOPLE_PER_NOTIFICATION, people.size());
            texts.add(JSON.writeValueAsString(
                    new Payload(change.tenant().value(), change.request(), people.subList(from, to))));
            from = to;
        } while (from < people.size());
        return texts;
    }

    static Change.OfRequest read(String text) {
        Payload payload = JSON.readValue(text, Payload.class);
        Set<PersonId> people = payload.people().stream().map(PersonId::new).collect(Collectors.toSet());
        return new Change.OfRequest(new TenantId(payload.tenant()), payload.request(), people);
    }
}
