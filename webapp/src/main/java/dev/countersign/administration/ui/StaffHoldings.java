package dev.countersign.administration.ui;

import dev.countersign.administration.StaffMember;
import dev.countersign.ui.Formats;
import java.util.ArrayList;
import java.util.List;

/** What a person holds, in sentences. */
final class StaffHoldings {

    private StaffHoldings() {}

    static List<String> sentences(StaffMember.Holdings held, Formats formats) {
        List<String> said = passedOn(held, formats);
        count(said, "people.holds.requests", held.requests(), formats);
        if (!held.templates().isEmpty()) {
            said.add(formats.say("people.holds.templates", GroupWords.names(held.templates(), formats.language())));
        }
        if (said.isEmpty()) {
            said.add(formats.say("people.holds.nothing"));
        }
        return said;
    }

    /** What became of it when the person was deactivated. */
    static String afterLeaving(String person, String successor, StaffMember.Holdings held, Formats formats) {
        String passed = String.join("; ", passedOn(held, formats));
        if (passed.isEmpty()) {
            return formats.say("people.left.done", person);
        }
        return successor.isEmpty()
                ? formats.say("people.left.to-nobody", person, passed)
                : formats.say("people.left.to-successor", person, successor, passed);
    }

    /** Without their own requests, which stay theirs, and what templates say. */
    private static List<String> passedOn(StaffMember.Holdings held, Formats formats) {
        List<String> said = new ArrayList<>();
        count(said, "people.holds.approvals", held.approvals(), formats);
        if (!held.groups().isEmpty()) {
            said.add(formats.say("people.holds.groups", GroupWords.names(held.groups(), formats.language())));
        }
        if (!held.departments().isEmpty()) {
            said.add(formats.say("people.holds.departments", String.join(", ", held.departments())));
        }
        count(said, "people.holds.reports", held.reports(), formats);
        count(said, "people.holds.stand-in", held.standIn(), formats);
        return said;
    }

    private static void count(List<String> said, String key, int count, Formats formats) {
        if (count > 0) {
            said.add(formats.say(key, count));
        }
    }
}
