package dev.countersign.administration;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known about a person, and what they hold.
 *
 * @param chain the manager, the manager's manager and so on
 * @param reports whose manager they are
 * @param groups keys of the groups they belong to
 * @param mayChange whether the reader may change them; nobody changes whose personal data was erased
 * @param mayGrant whether the reader may give and take roles
 * @param linked whether they have signed in, so that the account of the identity provider is known
 * @param departments all of the organisation, for a choice
 * @param successor who got what they held when they left; empty if nobody did
 * @param leaving when and why they left; empty for who is active
 */
public record StaffMember(
        StaffRow row,
        Locale locale,
        ZoneId zone,
        List<PersonName> chain,
        List<PersonName> reports,
        List<String> groups,
        Holdings holdings,
        boolean mayChange,
        boolean mayGrant,
        boolean linked,
        List<String> departments,
        Optional<PersonId> successor,
        Optional<Leaving> leaving) {

    public StaffMember {
        chain = List.copyOf(chain);
        reports = List.copyOf(reports);
        groups = List.copyOf(groups);
        departments = List.copyOf(departments);
    }

    /** What is known, as a form shows it before anything is changed. */
    public StaffDraft draft() {
        return new StaffDraft(
                row.person().name(),
                row.person().email(),
                Optional.ofNullable(row.department()),
                row.manager().map(PersonName::id),
                locale,
                zone,
                row.roles());
    }

    /**
     * That somebody was deactivated.
     *
     * @param by who did it; empty if the log does not say so any more
     * @param note why; may be empty
     * @param successor who got what they held; empty for nobody, and for whoever it was if it is not known any more
     * @param known whether nobody means that nobody did
     */
    public record Leaving(
            Instant at, Optional<PersonName> by, String note, Optional<PersonName> successor, boolean known) {}

    /** A template that names the person as somebody to ask. */
    public record NamingTemplate(String key, Text name) {}

    /**
     * What somebody else must take over if this person leaves. Counted up to a hundred.
     *
     * @param approvals open approvals that wait for them
     * @param shared those of them in which they are asked only as a member of groups or for a role: once they have left, others are asked
     * @param requests their own open requests
     * @param standIn planned and current absences in which they decide for somebody
     * @param groups the names of those they belong to; of somebody who has left, those that nobody got into in their place
     * @param reports how many people have them as manager
     * @param departments which they lead
     * @param templates those that name them
     */
    public record Holdings(
            int approvals,
            int shared,
            int requests,
            int standIn,
            List<Text> groups,
            int reports,
            List<String> departments,
            List<NamingTemplate> templates) {

        public Holdings {
            groups = List.copyOf(groups);
            departments = List.copyOf(departments);
            templates = List.copyOf(templates);
        }
    }
}
