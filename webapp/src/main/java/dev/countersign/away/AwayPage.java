package dev.countersign.away;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the page about somebody's absences shows.
 *
 * @param today the day it is where the person is
 * @param absences those that are not over, the earliest first
 * @param places in whose place the person decides now or will decide, the earliest first; only on one's own page
 * @param templates the names of the templates, by key
 * @param team the people whose manager the person is; only on one's own page
 * @param everybody whether the reader may open this page of anybody; only on one's own page
 */
public record AwayPage(
        PersonName person,
        boolean own,
        LocalDate today,
        List<Entry> absences,
        List<Place> places,
        Map<String, Text> templates,
        List<Member> team,
        boolean everybody) {

    public AwayPage {
        absences = List.copyOf(absences);
        places = List.copyOf(places);
        templates = Map.copyOf(templates);
        team = List.copyOf(team);
    }

    /**
     * One absence.
     *
     * @param running whether the person is away now
     * @param deciding if they are, who decides now: the stand-in, or the next of the line who is there; empty if there is none
     */
    public record Entry(
            Absence absence, boolean running, PersonName standIn, Optional<PersonName> deciding, PersonName setBy) {}

    /**
     * An absence of somebody else, for whom the person decides.
     *
     * @param of who is away
     * @param running whether they are away now
     */
    public record Place(Absence absence, PersonName of, boolean running) {}

    /**
     * One of the team.
     *
     * @param absence the one that is running, or the next
     * @param running whether they are away now
     */
    public record Member(PersonName person, Optional<Absence> absence, boolean running) {}
}
