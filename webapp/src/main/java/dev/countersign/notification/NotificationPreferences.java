package dev.countersign.notification;

import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/** How a person wants to hear of what happens. Everybody chooses for themselves. */
@Service
public class NotificationPreferences {

    private final ActorTransaction transaction;
    private final PreferenceRepository preferences;
    private final Clock clock;

    NotificationPreferences(ActorTransaction transaction, PreferenceRepository preferences, Clock clock) {
        this.transaction = transaction;
        this.preferences = preferences;
        this.clock = clock;
    }

    /** The person's choice for each topic; by email at once where they have made none. */
    public Map<Topic, Delivery> of(Actor actor) {
        Map<Topic, Delivery> all = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            all.put(topic, Delivery.AT_ONCE);
        }
        all.putAll(transaction.call(actor, present -> preferences.of(present.person())));
        return all;
    }

    /** Holds for what happens from now on. */
    public Map<Topic, Delivery> choose(Actor actor, Topic topic, Delivery delivery) {
        return transaction.call(actor, present -> {
            preferences.choose(present.tenant(), present.person(), topic, delivery, clock.instant());
            return of(present);
        });
    }
}
