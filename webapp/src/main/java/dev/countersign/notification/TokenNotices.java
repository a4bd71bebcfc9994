package dev.countersign.notification;

import dev.countersign.people.TokenRevoked;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people what others do with their tokens: a program of theirs fails from then on. */
@Component
class TokenNotices {

    private final Telling telling;

    TokenNotices(Telling telling) {
        this.telling = telling;
    }

    @EventListener
    void on(TokenRevoked revoked) {
        telling.tell(revoked.tenant(), Notification.of(revoked));
    }
}
