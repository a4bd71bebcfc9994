package dev.countersign.approval.ui;

import dev.countersign.approval.ReadableReason;
import dev.countersign.ui.Formats;
import java.util.Locale;

/** Why a person is asked, as text. */
public final class Why {

    private Why() {}

    /** "you are the manager of Ana Torres". */
    public static String brief(ReadableReason reason, Formats formats, Locale language) {
        return formats.say(
                "why." + reason.kind(),
                reason.args().stream().map(arg -> arg.in(language)).toArray());
    }
}
