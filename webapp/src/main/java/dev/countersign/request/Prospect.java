package dev.countersign.request;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An approval step that lies ahead of a form that is being filled in.
 *
 * @param when the case in which it is walked ("above €20,000"); empty text if always
 * @param certain whether the request takes it, as far as the form tells
 * @param weight how much weight is needed in all; 0 without weights
 * @param panels who would be asked; empty if that depends on what is not known yet
 * @param ownRequest whether requesters may decide their own request here
 * @param otherThan the steps ahead that another person must decide
 * @param away those of these people who are away now
 * @param afterDue what follows if they do not decide in time
 */
public record Prospect(
        String key,
        Text name,
        Text when,
        boolean certain,
        int weight,
        List<Panel> panels,
        boolean ownRequest,
        List<Text> otherThan,
        List<Away> away,
        AfterDue afterDue) {

    public Prospect {
        panels = List.copyOf(panels);
        otherThan = List.copyOf(otherThan);
        away = List.copyOf(away);
    }

    Prospect with(List<Panel> others) {
        return new Prospect(key, name, when, certain, weight, others, ownRequest, otherThan, away, afterDue);
    }

    /**
     * Somebody who would be asked and is away now.
     *
     * @param until the last day
     * @param note what they have told colleagues; may be blank
     * @param standIn who decides for them; empty if others do
     */
    public record Away(PersonName person, LocalDate until, String note, Optional<PersonName> standIn) {}

    /**
     * The people of a panel.
     *
     * @param needed how many of them must approve; 0 with weights
     * @param weight the weight of one of them; 0 without weights
     * @param why why they are asked, each reason once
     */
    public record Panel(List<PersonName> people, int needed, int weight, List<Because> why) {

        public Panel {
            people = List.copyOf(people);
            why = List.copyOf(why);
        }
    }

    /**
     * A reason to ask somebody.
     *
     * @param kind the screens have words for each
     * @param args what they name: people, the label of a field, the name of a group
     * @param fallback whether people are asked only because nobody else can decide
     */
    public record Because(String kind, List<Text> args, boolean fallback) {

        /** The manager of the person who fills in the form. */
        public static final String YOUR_MANAGER = "YOUR_MANAGER";

        public Because {
            args = List.copyOf(args);
        }
    }
}
