package dev.countersign.administration.ui;

import dev.countersign.administration.StaffMember;
import dev.countersign.ui.Formats;
import java.util.ArrayList;
import java.util.List;

/** What a person holds, in sentences. */
final class StaffHoldings {

    private StaffHoldings() {}

    static List<String> sentences(StaffMember.Holdings held, Formats formats) {
        List<String> said = new ArrayList<>();
        count(said, "people.holds.approvals", held.approvals(), formats);
        count(said, "people.holds.requests", held.requests(), formats);
        count(said, "people.holds.stand-in", held.standIn(), formats);
        if (!held.departments().isEmpty()) {
            said.add(formats.say("people.holds.departments", String.join(", ", held.departments())));
        }
        if (!held.templates().isEmpty()) {
            said.add(formats.say("people.holds.templates", String.join(", ", held.templates())));
        }
        if (said.isEmpty()) {
            said.add(formats.say("people.holds.nothing"));
        }
        return said;
    }

    private static void count(List<String> said, String key, int count, Formats formats) {
        if (count > 0) {
            said.add(formats.say(key, count));
        }
    }
}
