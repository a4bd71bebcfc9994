package dev.countersign.notification;

import dev.countersign.brand.Brand;
import dev.countersign.people.Person;
import dev.countersign.tenant.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

/** Writes to an administrator only to show that emails arrive, and how they look. */
@Component
class TestLetter {

    private final LetterTemplates templates = new LetterTemplates();
    private final LetterWriter letters;

    TestLetter(LetterWriter letters) {
        this.letters = letters;
    }

    Letter write(UUID id, TenantId tenant, Brand brand, Person reader) {
        Locale locale = reader.locale();
        Context words = templates.words(locale, reader.name(), letters.brand(brand));
        words.setVariable("lines", List.of(LetterWriter.BUNDLE.say(locale, "mail-tested.body", brand.name())));
        words.setVariable("facts", List.of());
        words.setVariable(
                "actions",
                List.of(new LetterWriter.Action(
                        LetterWriter.BUNDLE.say(locale, "mail-tested.steps"),
                        letters.address(NotificationPaths.FIRST_STEPS))));
        words.setVariable("footer", List.of());
        return templates
                .letter(id, tenant, reader, LetterWriter.BUNDLE.say(locale, "mail-tested.subject", brand.name()), words)
                .withAnswer();
    }
}
