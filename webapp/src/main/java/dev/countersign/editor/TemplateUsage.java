package dev.countersign.editor;

import dev.countersign.connector.Connectors;
import dev.countersign.definitions.text.Text;
import dev.countersign.definitions.text.TypedText;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.Right;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** What those who edit templates see of the organisation beside the templates themselves. */
@Service
public class TemplateUsage {

    private final UsageRepository usage;
    private final People people;
    private final Connectors connectors;
    private final ActorTransaction acting;

    TemplateUsage(UsageRepository usage, People people, Connectors connectors, ActorTransaction acting) {
        this.usage = usage;
        this.people = people;
        this.connectors = connectors;
        this.acting = acting;
    }

    /** By the key of the template; empty for everybody who may not see templates. */
    public Map<String, Usage> all(Actor actor) {
        return acting.call(actor, present -> {
            if (!present.may(Right.SEE_TEMPLATES)) {
                return Map.of();
            }
            Map<String, Usage> found = new HashMap<>();
            usage.medians().forEach((key, median) -> found.put(key, new Usage(Map.of(), median)));
            usage.running()
                    .forEach((key, running) -> found.merge(
                            key,
                            new Usage(running, Usage.NONE.median()),
                            (one, other) -> new Usage(other.running(), one.median())));
            return found;
        });
    }

    /** The names of those groups that exist; empty for everybody who may not see templates. */
    public Map<String, Text> groups(Actor actor, Collection<String> keys) {
        return acting.call(
                actor,
                present -> present.may(Right.SEE_TEMPLATES) ? people.groupNames(present.tenant(), keys) : Map.of());
    }

    /** The names of the connectors by key, in their order; empty for everybody who may not see templates. */
    public Map<String, String> connectors(Actor actor) {
        return acting.call(actor, present -> {
            Map<String, String> names = new LinkedHashMap<>();
            if (present.may(Right.SEE_TEMPLATES)) {
                connectors.list(present).orElse(List.of()).forEach(one -> names.put(one.key(), one.name()));
            }
            return names;
        });
    }

    /** Groups whose names or keys contain the text, at most 50, by key; empty for everybody who may not see templates. */
    public Map<String, Text> findGroups(Actor actor, String text) {
        String wanted = TypedText.line(text);
        return acting.call(actor, present -> present.may(Right.SEE_TEMPLATES) ? usage.groups(wanted) : Map.of());
    }
}
