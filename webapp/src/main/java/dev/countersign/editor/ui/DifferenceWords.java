package dev.countersign.editor.ui;

import dev.countersign.definitions.change.Difference;
import dev.countersign.definitions.change.Difference.Subject;
import dev.countersign.ui.Formats;

/** A difference between two versions as a sentence. */
final class DifferenceWords {

    private static final int LONGEST_VALUE = 160;

    private DifferenceWords() {}

    static String of(Difference difference, Formats formats) {
        String subject = subject(difference.subject(), formats);
        return switch (difference) {
            case Difference.Added _ -> formats.say("template.change.added", subject);
            case Difference.Removed _ -> formats.say("template.change.removed", subject);
            case Difference.Moved _ -> formats.say("template.change.moved", subject);
            case Difference.Changed changed -> {
                String member = member(changed.member(), formats);
                if (changed.before().isEmpty()) {
                    yield formats.say("template.change.set", subject, member, value(changed.after()));
                }
                yield changed.after().isEmpty()
                        ? formats.say("template.change.unset", subject, member, value(changed.before()))
                        : formats.say(
                                "template.change.changed",
                                subject,
                                member,
                                value(changed.before()),
                                value(changed.after()));
            }
        };
    }

    private static String subject(Subject subject, Formats formats) {
        String name = subject.name().in(formats.language());
        return formats.say("template.part." + subject.part().name(), name.isEmpty() ? subject.key() : name);
    }

    /** A member without a name of its own is called as in the YAML. */
    private static String member(String member, Formats formats) {
        return formats.find("template.member." + member).orElse(member);
    }

    private static String value(String text) {
        return text.length() <= LONGEST_VALUE
                ? text
                : text.substring(0, LONGEST_VALUE).stripTrailing() + "…";
    }
}
