package dev.countersign.approval.ui;

import dev.countersign.approval.ApprovalCase;
import dev.countersign.people.PersonName;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Names;
import java.util.List;
import java.util.Optional;

/** That a case was escalated, and who did not decide it in time. */
public final class Escalated {

    private static final int NAMES = 3;

    private Escalated() {}

    /** A sentence before others; nothing if it was not escalated. */
    public static String of(ApprovalCase shown, Formats formats) {
        List<String> before = shown.before().stream().map(PersonName::name).toList();
        return before.isEmpty()
                ? ""
                : formats.say("case.escalated", Names.all(before, before.size(), NAMES, formats)) + " ";
    }

    /** For whoever was asked before: that others decide now. Empty if it was not escalated. */
    public static Optional<String> away(ApprovalCase shown, Formats formats) {
        List<String> now = shown.escalatedTo().stream().map(PersonName::name).toList();
        return now.isEmpty()
                ? Optional.empty()
                : Optional.of(formats.say("case.escalated-away", Names.all(now, now.size(), NAMES, formats)));
    }
}
