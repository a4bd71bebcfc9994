package dev.countersign.notification;

import com.google.crypto.tink.Aead;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.secret.KeptKeys;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Links in letters that stop letters of one kind for one person, without signing in. The token is encrypted and authenticated, and holds who and what, so
 * nothing is stored for it; it is valid as long as its key. It can do nothing but turn emails off.
 */
@Service
public class Unsubscribing {

    private static final byte[] PURPOSE = "unsubscribe".getBytes(StandardCharsets.US_ASCII);
    private static final int IDS = 32;

    private final Aead tokens;
    private final PreferenceRepository preferences;
    private final People people;
    private final TenantTransaction transaction;
    private final Clock clock;

    Unsubscribing(
            KeptKeys keys, PreferenceRepository preferences, People people, TenantTransaction transaction, Clock clock)
            throws GeneralSecurityException, IOException {
        this.tokens = keys.aead("unsubscribe-key");
        this.preferences = preferences;
        this.people = people;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What a token stops.
     *
     * @param topic empty for the daily summary
     * @param language of the person
     */
    public record Stop(TenantId tenant, PersonId person, Optional<Topic> topic, Locale language) {}

    /** The path of the page that stops letters about the topic, or the summaries. */
    String path(TenantId tenant, PersonId person, Optional<Topic> topic) {
        byte[] name = topic.map(Topic::name).orElse("").getBytes(StandardCharsets.US_ASCII);
        byte[] plain = ByteBuffer.allocate(IDS + name.length)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .putLong(person.value().getMostSignificantBits())
                .putLong(person.value().getLeastSignificantBits())
                .put(name)
                .array();
        try {
            return NotificationPaths.UNSUBSCRIBE + "/"
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(tokens.encrypt(plain, PURPOSE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty for a token that is none of ours, or of a person that is not there any more. Changes nothing. */
    public Optional<Stop> open(String token) {
        return parse(token)
                .flatMap(stop -> people.find(stop.tenant(), stop.person())
                        .map(person -> new Stop(stop.tenant(), stop.person(), stop.topic(), person.locale())));
    }

    /** From now on there are no such emails for the person; in the application nothing is missing. */
    public void stop(Stop stop) {
        transaction.run(
                stop.tenant(),
                () -> stop.topic()
                        .ifPresentOrElse(
                                topic -> preferences.choose(
                                        stop.tenant(), stop.person(), topic, Delivery.IN_APP, clock.instant()),
                                () -> preferences.stopDigest(stop.person(), clock.instant())));
    }

    private Optional<Stop> parse(String token) {
        try {
            ByteBuffer plain =
                    ByteBuffer.wrap(tokens.decrypt(Base64.getUrlDecoder().decode(token), PURPOSE));
            TenantId tenant = new TenantId(new UUID(plain.getLong(), plain.getLong()));
            PersonId person = new PersonId(new UUID(plain.getLong(), plain.getLong()));
            String name = StandardCharsets.US_ASCII.decode(plain).toString();
            return Optional.of(new Stop(
                    tenant,
                    person,
                    name.isEmpty() ? Optional.empty() : Optional.of(Topic.valueOf(name)),
                    Locale.ENGLISH));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
