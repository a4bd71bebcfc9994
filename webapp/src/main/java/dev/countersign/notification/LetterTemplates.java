package dev.countersign.notification;

import dev.countersign.people.Person;
import dev.countersign.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The templates of letters: an engine of its own, since an email has a plain text, too, and the extension of a template selects the format. */
final class LetterTemplates {

    private final ITemplateEngine engine = engine();

    private static ITemplateEngine engine() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(LetterTemplates.class.getClassLoader());
        resolver.setPrefix("templates/notification/");
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }

    /** What every letter has. */
    Context words(Locale locale, String reader, LetterBrand brand) {
        return new Context(
                locale,
                Map.of(
                        "brand", brand,
                        "language", locale.getLanguage(),
                        "greeting", LetterWriter.BUNDLE.say(locale, "greeting", reader)));
    }

    /** A letter that cannot be stopped, and is about no request. */
    Letter letter(UUID id, TenantId tenant, Person reader, String subject, Context words) {
        return new Letter(
                id,
                tenant.value(),
                reader.email(),
                subject,
                text("letter", words),
                html("letter", words),
                reader.locale().toLanguageTag(),
                null,
                null,
                Letter.recipient(tenant, reader),
                false);
    }

    String text(String template, Context words) {
        return engine.process(template + ".txt", words);
    }

    String html(String template, Context words) {
        return engine.process(template + ".html", words);
    }
}
