package dev.countersign.administration;

import dev.countersign.people.PersonName;
import java.util.List;

/**
 * A group with its members.
 *
 * @param members by name, with those who have left
 * @param mayChange whether the reader may change it
 * @param others the other groups, one of which can replace it in templates
 */
public record GroupPage(GroupRow group, List<Member> members, boolean mayChange, List<GroupRow> others) {

    public GroupPage {
        members = List.copyOf(members);
        others = List.copyOf(others);
    }

    /** One of its members. */
    public record Member(PersonName person, boolean active) {}
}
