package dev.countersign.notification;

import dev.countersign.brand.Brand;
import dev.countersign.people.Person;
import dev.countersign.tenant.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

/** Writes to a person that somebody else has ended a token of theirs. */
@Component
class TokenLetter {

    private final LetterTemplates templates = new LetterTemplates();
    private final LetterWriter letters;

    TokenLetter(LetterWriter letters) {
        this.letters = letters;
    }

    /**
     * The letter.
     *
     * @param name of the token
     * @param by the name of whoever ended it
     */
    Letter write(UUID id, TenantId tenant, Brand brand, Person reader, String name, String by) {
        Locale locale = reader.locale();
        String subject = LetterWriter.BUNDLE.say(locale, "token-revoked.subject", name);
        Context words = templates.words(locale, reader.name(), letters.brand(brand));
        words.setVariable("lines", List.of(LetterWriter.BUNDLE.say(locale, "token-revoked.body", by, name)));
        words.setVariable("facts", List.of());
        words.setVariable("actions", List.of(action("token-revoked.tokens", NotificationPaths.TOKENS, locale)));
        words.setVariable("footer", List.of(action("settings", NotificationPaths.SETTINGS, locale)));
        return templates.letter(id, tenant, reader, subject, words);
    }

    private LetterWriter.Action action(String key, String path, Locale locale) {
        return new LetterWriter.Action(LetterWriter.BUNDLE.say(locale, key), letters.address(path));
    }
}
