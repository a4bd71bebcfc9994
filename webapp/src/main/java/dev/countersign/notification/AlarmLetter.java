package dev.countersign.notification;

import dev.countersign.alarm.AlarmAbout;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.brand.Brand;
import dev.countersign.people.Person;
import dev.countersign.tenant.TenantId;
import dev.countersign.ui.Translations;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

/** Writes what administrators are told of an alarm: what happened, what to do, and where. */
@Component
class AlarmLetter {

    private final LetterTemplates templates = new LetterTemplates();
    private final LetterWriter letters;
    private final Translations messages;

    AlarmLetter(LetterWriter letters, Translations messages) {
        this.letters = letters;
        this.messages = messages;
    }

    Letter write(UUID id, TenantId tenant, Brand brand, Person reader, AlarmKind kind, Optional<AlarmAbout> about) {
        Locale locale = reader.locale();
        Context words = templates.words(locale, reader.name(), letters.brand(brand));
        words.setVariable(
                "lines",
                List.of(
                        say(kind, about, "title", reader) + ".",
                        say(kind, about, "happened", reader),
                        say(kind, about, "not-done", reader),
                        say(kind, about, "to-do", reader)));
        words.setVariable("facts", List.of());
        words.setVariable(
                "actions",
                List.of(action("alarm.mend", "/" + kind.place(), locale), action("alarm.all", "/alarms", locale)));
        words.setVariable("footer", List.of(action("settings", NotificationPaths.SETTINGS, locale)));
        return templates.letter(id, tenant, reader, say(kind, about, "title", reader), words);
    }

    private String say(AlarmKind kind, Optional<AlarmAbout> about, String part, Person reader) {
        Locale locale = reader.locale();
        return AlarmAbout.text(
                kind,
                about,
                part,
                locale,
                (key, arguments) -> messages.getTranslation(
                        key,
                        locale,
                        Stream.of(arguments)
                                .map(one -> one instanceof Instant when ? LetterTime.of(when, reader) : one)
                                .toArray()));
    }

    private LetterWriter.Action action(String key, String path, Locale locale) {
        return new LetterWriter.Action(LetterWriter.BUNDLE.say(locale, key), letters.address(path));
    }
}
