package dev.countersign.administration;

import dev.countersign.definitions.text.Text;
import dev.countersign.notification.TestMail;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** One of the things without which a new organisation does not work, with what is there of it. Numbers are counted up to 200. */
public sealed interface FirstStep {

    /** Which one, in the order in which they are done. */
    enum Kind {
        PEOPLE,
        MANAGERS,
        GROUPS,
        CALENDAR,
        LOOK,
        TEMPLATE,
        MAIL,
        REQUEST
    }

    default Kind kind() {
        return switch (this) {
            case People _ -> Kind.PEOPLE;
            case Managers _ -> Kind.MANAGERS;
            case Groups _ -> Kind.GROUPS;
            case Calendar _ -> Kind.CALENDAR;
            case Look _ -> Kind.LOOK;
            case Template _ -> Kind.TEMPLATE;
            case Mail _ -> Kind.MAIL;
            case Request _ -> Kind.REQUEST;
        };
    }

    default boolean done() {
        return switch (this) {
            case People step -> step.people > 1;
            case Managers step -> step.people > 1 && step.alone == 0;
            case Groups step -> step.empty.isEmpty();
            case Calendar step -> step.holidays > 0;
            case Look step -> step.logo || step.color;
            case Template step -> step.waiting.size() < step.offered;
            case Mail step -> step.tested.isPresent() && step.outcome == TestMail.Outcome.TAKEN;
            case Request step -> step.decided;
        };
    }

    /** Somebody beside the first administrator can sign in. */
    record People(int people) implements FirstStep {}

    /**
     * Everybody has a manager, except for those at the top.
     *
     * @param alone how many have neither a manager nor anybody who reports to them
     */
    record Managers(int people, int alone) implements FirstStep {}

    /** Every group that a template asks has somebody in it. */
    record Groups(int asked, List<Text> empty) implements FirstStep {

        public Groups {
            empty = List.copyOf(empty);
        }
    }

    /** Deadlines are counted without the holidays that are ahead. */
    record Calendar(ZoneId zone, int holidays) implements FirstStep {}

    /** The organisation looks like itself. */
    record Look(String name, boolean logo, boolean color) implements FirstStep {}

    /**
     * Something can be requested of which everybody who decides is there.
     *
     * @param offered how many templates there are
     * @param waiting those that ask groups without people
     */
    record Template(int offered, List<Waiting> waiting) implements FirstStep {

        public Template {
            waiting = List.copyOf(waiting);
        }
    }

    /** A template that asks groups in which nobody is. */
    record Waiting(Text template, List<Text> groups) {

        public Waiting {
            groups = List.copyOf(groups);
        }
    }

    /**
     * Emails arrive.
     *
     * @param tested when somebody sent one to themselves last
     * @param outcome what became of it
     * @param failure why it did not arrive, or has not yet; empty if that is not known
     */
    record Mail(Optional<Instant> tested, TestMail.Outcome outcome, String failure) implements FirstStep {}

    /** A request was decided. */
    record Request(boolean submitted, boolean decided) implements FirstStep {}
}
