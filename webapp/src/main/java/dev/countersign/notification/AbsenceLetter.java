package dev.countersign.notification;

import dev.countersign.away.AbsentDays;
import dev.countersign.brand.Brand;
import dev.countersign.people.Person;
import dev.countersign.tenant.TenantId;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

/** Writes to a person that they decide for somebody on some days, or do not any more, or that somebody has changed an absence of theirs. */
@Component
class AbsenceLetter {

    private final LetterTemplates templates = new LetterTemplates();
    private final LetterWriter letters;
    private final Translations messages;
    private final Clock clock;

    AbsenceLetter(LetterWriter letters, Translations messages, Clock clock) {
        this.letters = letters;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The letter.
     *
     * @param by the name of whoever is away, or has changed an absence of the reader
     */
    Letter write(
            UUID id, TenantId tenant, Brand brand, Person reader, NotificationKind kind, AbsentDays days, String by) {
        Locale locale = reader.locale();
        String key = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String when = days.words(new Formats(messages, locale, reader.zone(), clock));
        Context words = templates.words(locale, reader.name(), letters.brand(brand));
        words.setVariable("lines", List.of(LetterWriter.BUNDLE.say(locale, key + ".body", by, when)));
        words.setVariable("facts", List.of());
        words.setVariable("actions", List.of(action("stands-in.away", NotificationPaths.AWAY, locale)));
        words.setVariable("footer", List.of(action("settings", NotificationPaths.SETTINGS, locale)));
        return templates.letter(id, tenant, reader, LetterWriter.BUNDLE.say(locale, key + ".subject", by, when), words);
    }

    private LetterWriter.Action action(String key, String path, Locale locale) {
        return new LetterWriter.Action(LetterWriter.BUNDLE.say(locale, key), letters.address(path));
    }
}
