package dev.countersign.approval.ui;

import dev.countersign.approval.ReadableReason;
import dev.countersign.approval.Reason;
import dev.countersign.ui.Formats;
import java.text.ListFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Why a person is asked, as text. */
public final class Why {

    private Why() {}

    /** "you are the manager of Ana Torres"; "you are in the group Legal and you are in the group Finance". */
    public static String brief(List<ReadableReason> reasons, Formats formats, Locale language) {
        return ListFormat.getInstance(language, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                .format(reasons.stream()
                        .map(reason -> brief(reason, formats, language))
                        .toList());
    }

    private static String brief(ReadableReason reason, Formats formats, Locale language) {
        if (reason.kind() == Reason.Kind.STANDS_IN) {
            LocalDate until = LocalDate.parse(reason.args().getLast().standard());
            return formats.say("why.STANDS_IN", reason.args().getFirst().in(language), formats.date(until));
        }
        String because = formats.say(
                "why." + reason.kind(),
                reason.args().stream().map(arg -> arg.in(language)).toArray());
        return reason.fallback() ? formats.say("why.fallback", because) : because;
    }
}
