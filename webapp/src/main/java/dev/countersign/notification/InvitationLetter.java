package dev.countersign.notification;

import dev.countersign.brand.Brand;
import dev.countersign.people.Person;
import dev.countersign.tenant.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

/** Invites the first administrator of an organisation to sign in, and says what comes first: people, working days, a template, a request. */
@Component
class InvitationLetter {

    private final LetterTemplates templates = new LetterTemplates();
    private final LetterWriter letters;

    InvitationLetter(LetterWriter letters) {
        this.letters = letters;
    }

    Letter write(UUID id, TenantId tenant, Brand brand, Person reader) {
        Locale locale = reader.locale();
        Context words = templates.words(locale, reader.name(), letters.brand(brand));
        words.setVariable(
                "lines",
                List.of(
                        say(locale, "invited.body", brand.name()),
                        say(locale, "invited.sign-in", reader.email()),
                        say(locale, "invited.then")));
        words.setVariable("facts", List.of());
        words.setVariable(
                "actions",
                List.of(
                        action(locale, "invited.begin", NotificationPaths.FIRST_STEPS),
                        action(locale, "invited.people", "/organisation/people"),
                        action(locale, "invited.calendar", "/organisation"),
                        action(locale, "invited.template", "/templates"),
                        action(locale, "invited.request", "/new")));
        words.setVariable("footer", List.of());
        return templates.letter(id, tenant, reader, say(locale, "invited.subject", brand.name()), words);
    }

    private static String say(Locale locale, String key, Object... arguments) {
        return LetterWriter.BUNDLE.say(locale, key, arguments);
    }

    private LetterWriter.Action action(Locale locale, String key, String path) {
        return new LetterWriter.Action(say(locale, key), letters.address(path));
    }
}
