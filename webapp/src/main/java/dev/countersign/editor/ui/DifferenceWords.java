package dev.countersign.editor.ui;

import dev.countersign.definitions.change.Difference;
import dev.countersign.definitions.change.Difference.Subject;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.ui.Formats;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A difference between two versions as a sentence. */
final class DifferenceWords {

    private static final int LONGEST_VALUE = 160;

    private static final Set<String> WITH_TIMES = Set.of("due", "reminders", "on-expiry", "revisions");
    private static final Pattern TIME = Pattern.compile("\\b[0-9]{1,4} (?:hour|day)s?\\b");

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
                    yield formats.say(
                            "template.change.set", subject, member, value(changed.member(), changed.after(), formats));
                }
                yield changed.after().isEmpty()
                        ? formats.say(
                                "template.change.unset",
                                subject,
                                member,
                                value(changed.member(), changed.before(), formats))
                        : formats.say(
                                "template.change.changed",
                                subject,
                                member,
                                value(changed.member(), changed.before(), formats),
                                value(changed.member(), changed.after(), formats));
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

    /** As in the YAML, with times in the language of the reader. */
    private static String value(String member, String written, Formats formats) {
        String text = WITH_TIMES.contains(member)
                ? TIME.matcher(written).replaceAll(found -> Matcher.quoteReplacement(time(found.group(), formats)))
                : written;
        return text.length() <= LONGEST_VALUE
                ? text
                : text.substring(0, LONGEST_VALUE).stripTrailing() + "…";
    }

    private static String time(String written, Formats formats) {
        return WorkingTime.parse(written)
                .map(time -> formats.say("template.time." + time.unit().name(), time.amount()))
                .orElse(written);
    }
}
