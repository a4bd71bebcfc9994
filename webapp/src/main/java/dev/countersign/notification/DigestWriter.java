package dev.countersign.notification;

import dev.countersign.brand.Brand;
import dev.countersign.people.Person;
import dev.countersign.request.RequestSummary;
import dev.countersign.tenant.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

/** Writes one letter for many notifications: first what waits for a decision, then the rest. */
@Component
class DigestWriter {

    /** The most lines of each part. */
    private static final int MOST = 50;

    private final LetterTemplates templates = new LetterTemplates();
    private final LetterWriter letters;

    DigestWriter(LetterWriter letters) {
        this.letters = letters;
    }

    /** @param by the name of whoever wrote a comment or a question, or empty */
    record Item(Notification notification, RequestSummary request, String by) {}

    /** A part of the letter with its heading; {@code more} says how many lines are left out, or is empty. */
    record Part(String heading, List<LetterWriter.Action> lines, String more) {}

    Letter write(UUID id, TenantId tenant, Brand brand, Person reader, List<Item> items, String unsubscribe) {
        Locale locale = reader.locale();
        List<Item> waiting = items.stream().filter(DigestWriter::waits).toList();
        List<Item> news = items.stream().filter(item -> !waits(item)).toList();
        Context words = templates.words(locale, reader.name(), letters.brand(brand));
        words.setVariable(
                "parts",
                Stream.of(part("waiting", waiting, locale), part("news", news, locale))
                        .filter(part -> !part.lines().isEmpty())
                        .toList());
        words.setVariable("inbox", action("digest.inbox", "/inbox", locale));
        words.setVariable(
                "footer",
                List.of(
                        action("digest.unsubscribe", unsubscribe, locale),
                        action("settings", NotificationPaths.SETTINGS, locale)));
        return new Letter(
                id,
                tenant.value(),
                reader.email(),
                subject(waiting.size(), news.size(), locale),
                templates.text("digest", words),
                templates.html("digest", words),
                locale.toLanguageTag(),
                null,
                letters.address(unsubscribe),
                Letter.recipient(tenant, reader),
                false);
    }

    private static boolean waits(Item item) {
        return item.notification().kind().asksToDecide();
    }

    private static String subject(int waiting, int news, Locale locale) {
        String key = waiting == 0 ? "news" : news == 0 ? "waiting" : "both";
        return LetterWriter.BUNDLE.say(locale, "digest.subject." + key, waiting, news);
    }

    private Part part(String name, List<Item> items, Locale locale) {
        int hidden = Math.max(0, items.size() - MOST);
        return new Part(
                LetterWriter.BUNDLE.say(locale, "digest." + name),
                items.stream().limit(MOST).map(item -> line(item, locale)).toList(),
                hidden == 0 ? "" : LetterWriter.BUNDLE.say(locale, "digest.more", hidden));
    }

    /** As the subject of its own letter. */
    private LetterWriter.Action line(Item item, Locale locale) {
        Notification notification = item.notification();
        String words = LetterWriter.BUNDLE.say(
                locale,
                LetterWriter.key(notification.kind()) + ".subject",
                item.request().number(),
                item.request().title().in(locale),
                item.request().requester().name(),
                item.request().definition().name().in(locale),
                "",
                "",
                "",
                1,
                item.by());
        return new LetterWriter.Action(words.replaceAll("\\s+", " "), letters.address(notification.path()));
    }

    private LetterWriter.Action action(String key, String path, Locale locale) {
        return new LetterWriter.Action(LetterWriter.BUNDLE.say(locale, key), letters.address(path));
    }
}
