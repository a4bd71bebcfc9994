package dev.countersign.api;

import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.tenant.TimeOrderedIds;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The header Idempotency-Key: a call that is repeated with the same key and content has the same effect once. Services tell repetitions by an id, which is kept
 * for the key for a day.
 */
@Component
class IdempotencyKeys {

    /** How long a key is known. */
    static final Duration KNOWN = Duration.ofDays(1);

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final ActorTransaction acting;
    private final IdempotencyKeyRepository keys;
    private final JsonMapper json;
    private final TimeOrderedIds ids;
    private final Clock clock;

    IdempotencyKeys(
            ActorTransaction acting, IdempotencyKeyRepository keys, JsonMapper json, TimeOrderedIds ids, Clock clock) {
        this.acting = acting;
        this.keys = keys;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The id by which services tell a repetition of this call.
     *
     * @param what the method, and what it is about
     * @throws Refused if the key was used for another call
     */
    UUID of(Actor actor, Optional<String> key, String what, Object content) {
        if (key.isEmpty()) {
            return ids.next();
        }
        if (!KEY.matcher(key.get()).matches()) {
            throw new Refused(
                    HttpStatus.BAD_REQUEST,
                    "bad-idempotency-key",
                    "The idempotency key is not valid",
                    "It has 1 to 255 visible characters of ASCII.");
        }
        byte[] hash = Sha256.of(key.get().getBytes(StandardCharsets.UTF_8));
        byte[] digest = Sha256.of((what + " " + json.writeValueAsString(content)).getBytes(StandardCharsets.UTF_8));
        IdempotencyKeyRepository.Kept kept = acting.call(actor, present -> {
            Instant now = clock.instant();
            keys.deleteBefore(now.minus(KNOWN));
            return keys.keep(present, hash, digest, ids.next(), now, now.minus(KNOWN));
        });
        if (!Arrays.equals(kept.content(), digest)) {
            throw new Refused(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    "The idempotency key was used before",
                    "It was used for a call with other content in the last 24 hours.");
        }
        return kept.call();
    }
}
