package dev.countersign.notification;

import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.Bundle;
import dev.countersign.definitions.text.Regional;
import dev.countersign.people.Person;
import dev.countersign.request.FiledRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes a notification in the language of its reader. */
@Component
class LetterWriter {

    private static final Bundle BUNDLE = new Bundle("dev.countersign.notification.messages");

    private final URI baseUrl;
    private final ITemplateEngine templates = templates();

    LetterWriter(@Value("${countersign.base-url:http://localhost:8080}") URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** A template engine of its own: an e-mail has a plain text, too, and the extension of a template selects the format. */
    private static ITemplateEngine templates() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(LetterWriter.class.getClassLoader());
        resolver.setPrefix("templates/notification/");
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }

    /** @param decide the path of the page where the reader can decide without signing in, if they are asked to */
    Letter write(
            UUID id,
            Notification notification,
            Person reader,
            Person requester,
            FiledRequest request,
            Optional<String> decide) {
        Locale locale = reader.locale();
        String reason = request.reason().map(said -> said.in(locale)).orElse("");
        Object[] facts = {
            request.number(),
            request.title().in(locale),
            requester.name(),
            request.definition().name().in(locale),
            reason,
            notification.due().map(due -> moment(due, reader)).orElse(""),
            notification.quote().orElse(""),
            request.revision()
        };
        String kind = notification.kind().name().toLowerCase(Locale.ROOT);
        String body = BUNDLE.say(locale, kind + body(notification, request, !reason.isEmpty()), facts);
        Context words = new Context(
                locale,
                Map.of(
                        "language", locale.getLanguage(),
                        "greeting", BUNDLE.say(locale, "greeting", reader.name()),
                        "lines", body.lines().toList(),
                        "actions", actions(notification, decide, locale)));
        String subject = BUNDLE.say(locale, kind + ".subject", facts) + atStep(notification, request, locale);
        return new Letter(
                id,
                reader.email(),
                subject.replaceAll("\\s+", " "),
                templates.process("letter.txt", words),
                templates.process("letter.html", words),
                locale.toLanguageTag());
    }

    private static String body(Notification notification, FiledRequest request, boolean hasReason) {
        if (notification.kind() == Notification.Kind.ASSIGNED && request.revision() > 1) {
            return ".body-revised";
        }
        if (notification.kind() == Notification.Kind.CHANGES_REQUESTED
                && notification.quote().isEmpty()) {
            return ".body-undecided";
        }
        return hasReason && notification.kind().isEnd() ? ".body-with-reason" : ".body";
    }

    /** What the reader can do, the first of it most prominent. */
    private List<Action> actions(Notification notification, Optional<String> decide, Locale locale) {
        return Stream.concat(
                        decide.map(path -> action(path, "decide", locale)).stream(),
                        Stream.of(action(
                                notification.path(), notification.kind().asksToChange() ? "revise" : "open", locale)))
                .toList();
    }

    private Action action(String path, String key, Locale locale) {
        return new Action(BUNDLE.say(locale, key), baseUrl.resolve(path).toString());
    }

    record Action(String words, String address) {}

    /** The name of the step in the subject, so that a person who is asked at two steps can distinguish the two e-mails. */
    private static String atStep(Notification notification, FiledRequest request, Locale locale) {
        return notification
                .step()
                .flatMap(key -> StepTree.find(request.definition().steps(), key))
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
}
