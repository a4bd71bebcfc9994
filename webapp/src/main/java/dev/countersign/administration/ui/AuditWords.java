package dev.countersign.administration.ui;

import dev.countersign.administration.AuditLine;
import dev.countersign.people.PersonName;
import dev.countersign.ui.Formats;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** What is recorded, in words. What has no words in this release is shown as it was recorded. */
final class AuditWords {

    private AuditWords() {}

    static String kind(String kind, Formats formats) {
        return formats.find("audit.kind." + kind).orElse(kind);
    }

    static String detail(String name, Formats formats) {
        return formats.find("audit.detail." + name).orElse(name);
    }

    static String value(AuditLine line, String name, String value, Formats formats) {
        if (value.isEmpty()) {
            return "—";
        }
        return line.person(value)
                .map(PersonName::name)
                .or(() -> formats.find("audit.value." + value))
                .or(() -> name.startsWith("due") ? moment(value, formats) : Optional.empty())
                .orElse(value);
    }

    private static Optional<String> moment(String value, Formats formats) {
        try {
            return Optional.of(formats.exact(Instant.parse(value)));
        } catch (DateTimeParseException notAMoment) {
            return Optional.empty();
        }
    }
}
