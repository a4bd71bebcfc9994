package dev.countersign.notification;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.brand.Brand;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Person;
import dev.countersign.tenant.TenantId;
import dev.countersign.ui.Translations;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
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

    Letter write(UUID id, TenantId tenant, Brand brand, Person reader, AlarmKind kind, Text about) {
        Locale locale = reader.locale();
        Context words = templates.words(locale, reader.name(), letters.brand(brand));
        words.setVariable(
                "lines",
                List.of(
                        title(kind, about.in(locale), locale) + ".",
                        say(kind, "happened", locale),
                        say(kind, "not-done", locale),
                        say(kind, "to-do", locale)));
        words.setVariable("facts", List.of());
        words.setVariable(
                "actions",
                List.of(action("alarm.mend", "/" + kind.place(), locale), action("alarm.all", "/alarms", locale)));
        words.setVariable("footer", List.of(action("settings", NotificationPaths.SETTINGS, locale)));
        return new Letter(
                id,
                tenant.value(),
                reader.email(),
                title(kind, about.in(locale), locale),
                templates.text("letter", words),
                templates.html("letter", words),
                locale.toLanguageTag(),
                null,
                null,
                Letter.recipient(tenant, reader));
    }

    private String title(AlarmKind kind, String about, Locale locale) {
        String title = say(kind, "title", locale);
        return about.isEmpty() ? title : title + ": " + about;
    }

    private String say(AlarmKind kind, String part, Locale locale) {
        return messages.getTranslation("alarm." + kind + "." + part, locale);
    }

    private LetterWriter.Action action(String key, String path, Locale locale) {
        return new LetterWriter.Action(LetterWriter.BUNDLE.say(locale, key), letters.address(path));
    }
}
