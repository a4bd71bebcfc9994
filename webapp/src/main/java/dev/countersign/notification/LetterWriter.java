package dev.countersign.notification;

import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.Regional;
import dev.countersign.people.Person;
import dev.countersign.request.FiledRequest;
import java.net.URI;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Writes a notification in the language of its reader. */
@Component
class LetterWriter {

    private static final String BUNDLE = "dev.countersign.notification.messages";

    private final URI baseUrl;

    LetterWriter(@Value("${countersign.base-url:http://localhost:8080}") URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    Letter write(UUID id, Notification notification, Person reader, Person requester, FiledRequest request) {
        Locale locale = reader.locale();
        String link = baseUrl.resolve(notification.path()).toString();
        String reason = request.reason().map(said -> said.in(locale)).orElse("");
        Object[] facts = {
            request.number(),
            request.title().in(locale),
            requester.name(),
            request.definition().name().in(locale),
            reason,
            notification.due().map(due -> moment(due, reader)).orElse("")
        };
        String kind = notification.kind().name().toLowerCase(Locale.ROOT);
        String body = say(
                locale,
                kind + (reason.isEmpty() || !notification.kind().isEnd() ? ".body" : ".body-with-reason"),
                facts);
        String greeting = say(locale, "greeting", reader.name());
        String open = say(locale, "open");
        String text = """
                %s

                %s

                %s: %s
                """.formatted(greeting, body, open, link);
        String html = """
                <!doctype html>
                <html lang="%s">
                <head><meta charset="utf-8"><meta name="color-scheme" content="light"></head>
                <body style="margin:0;padding:24px;background:#ffffff;color:#1c2030;font:16px/1.5 'Segoe UI',Arial,sans-serif">
                <div style="max-width:560px;margin:0 auto" dir="auto">
                <p>%s</p>
                <p>%s</p>
                <p><a href="%s" target="_top" style="display:inline-block;padding:12px 18px;border-radius:8px;background:#3049c5;color:#ffffff;text-decoration:none;font-weight:600">%s</a></p>
                </div>
                </body>
                </html>
                """.formatted(
                        locale.getLanguage(),
                        HtmlUtils.htmlEscape(greeting),
                        HtmlUtils.htmlEscape(body).replace("\n", "<br>\n"),
                        HtmlUtils.htmlEscape(link),
                        HtmlUtils.htmlEscape(open));
        String subject = say(locale, kind + ".subject", facts) + atStep(notification, request, locale);
        return new Letter(id, reader.email(), subject.replaceAll("\\s+", " "), text, html, locale.toLanguageTag());
    }

    /** Whoever is asked at two steps of a request gets two letters, and can tell one from the other by its subject. */
    private static String atStep(Notification notification, FiledRequest request, Locale locale) {
        return notification
                .step()
                .flatMap(key -> StepTree.of(request.definition().steps())
                        .filter(step -> step.key().equals(key))
                        .findFirst())
                .map(step -> " (" + step.name().in(locale) + ")")
                .orElse("");
    }

    /** "Friday 27 Nov 2026, 17:00 CET": with the zone, since an e-mail may be read in another one. */
    private static String moment(Instant when, Person reader) {
        Locale region = Regional.of(reader.locale());
        ZonedDateTime local = when.atZone(reader.zone());
        DateTimeFormatter time = new DateTimeFormatterBuilder()
                .append(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT))
                .appendPattern(" z")
                .toFormatter(region);
        return "%s %s, %s"
                .formatted(
                        local.getDayOfWeek().getDisplayName(TextStyle.FULL, region),
                        Regional.date(local.toLocalDate(), region),
                        time.format(local));
    }

    private static String say(Locale locale, String key, Object... args) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(key), locale).format(args);
    }
}
