package dev.countersign.webhook;

import dev.countersign.removal.PersonErased;
import dev.countersign.webhook.DeliveryRepository.Written;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rewrites the log of deliveries when a person is erased: what still waits, or is sent again, names them no more. */
@Component
class ErasedNames {

    private static final int PART = 500;

    private final DeliveryRepository deliveries;

    ErasedNames(DeliveryRepository deliveries) {
        this.deliveries = deliveries;
    }

    @EventListener
    void on(PersonErased erased) {
        NamelessMessage nameless = new NamelessMessage(erased);
        Set<String> words = words(erased);
        Optional<DeliveryId> after = Optional.empty();
        List<Written> part;
        do {
            part = deliveries.with(words, after, PART);
            part.forEach(one -> deliveries.rewrite(
                    new Written(one.id(), nameless.of(one.body()), one.answer().map(nameless::answer))));
            after = part.isEmpty() ? after : Optional.of(part.getLast().id());
        } while (part.size() == PART);
    }

    /** What a delivery about the person has in it, as JSON writes it. */
    private static Set<String> words(PersonErased erased) {
        Set<String> words = new HashSet<>(erased.addresses());
        words.add(erased.pseudonym().id().toString());
        words.add(inJson(erased.name()));
        words.add(erased.name());
        return words;
    }

    private static String inJson(String text) {
        String quoted = JsonMapper.shared().writeValueAsString(text);
        return quoted.substring(1, quoted.length() - 1);
    }
}
