package dev.countersign.webhook;

import dev.countersign.tenant.TenantId;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes what a webhook is told, in its format and language. */
@Component
class Messages {

    private final Translations texts;
    private final Clock clock;

    Messages(Translations texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    String write(TenantId tenant, Webhook webhook, DeliveryId id, Occurrence occurrence) {
        return switch (webhook.kind()) {
            case JSON -> Payload.of(tenant, id, occurrence, webhook.language()).toString();
            case SLACK -> SlackMessage.of(news(webhook.language(), occurrence)).toString();
            case TEAMS -> TeamsCard.of(news(webhook.language(), occurrence)).toString();
        };
    }

    String ping(TenantId tenant, Webhook webhook, DeliveryId id) {
        String sentence = texts.getTranslation("webhooks.told.ping", webhook.language());
        News test = new News(sentence, Optional.empty(), List.of(), Optional.empty());
        return switch (webhook.kind()) {
            case JSON -> Payload.ping(tenant, id, clock.instant()).toString();
            case SLACK -> SlackMessage.of(test).toString();
            case TEAMS -> TeamsCard.of(test).toString();
        };
    }

    private News news(Locale language, Occurrence occurrence) {
        Formats formats = new Formats(texts, language, ZoneOffset.UTC, clock);
        return News.of(occurrence, formats, key -> texts.getTranslation(key, language));
    }
}
