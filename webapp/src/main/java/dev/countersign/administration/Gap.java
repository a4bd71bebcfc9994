package dev.countersign.administration;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import java.util.UUID;

/** Something in the organisation because of which somebody cannot be asked, now or later. The most urgent first. */
public sealed interface Gap {

    /** Nobody who is asked in an open request can sign in. */
    record Request(UUID request, String number, Text title, PersonId requester) implements Gap {}

    /**
     * Somebody who has left is still asked, in approvals that nobody else can decide.
     *
     * @param approvals how many, counted up to 200
     */
    record ApproverLeft(PersonName approver, int approvals) implements Gap {}

    /** A template asks a group that has no active member. */
    record EmptyGroup(GroupRow group) implements Gap {}

    /** A template asks a group that does not exist. */
    record UnknownGroup(Text template, String group) implements Gap {}

    /**
     * A template names a person who has left.
     *
     * @param key of the template
     */
    record TemplateNamesLeaver(String key, Text template, PersonName person) implements Gap {}

    /** A template names an address that nobody has. */
    record TemplateNamesNobody(Text template, String email) implements Gap {}

    /** The head of a department has left. */
    record HeadLeft(DepartmentRow department) implements Gap {}

    /**
     * People have a manager who has left.
     *
     * @param people how many, counted up to 200
     */
    record ManagerLeft(PersonName manager, int people) implements Gap {}
}
