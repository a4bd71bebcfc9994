package dev.countersign.administration;

import dev.countersign.people.PersonId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Which requests of the organisation to list. All of it must hold.
 *
 * @param text a number, or words of the title of which the last may be incomplete; blank for all
 * @param requester who submitted it
 * @param asked who is asked to decide now
 * @param template the key of a template
 * @param step the key of a step at which it waits now
 * @param from submitted at this time or later
 * @param until submitted before this time
 * @param least the least first amount of its form, in whatever currency
 * @param most the greatest
 */
public record OrganisationFilter(
        State state,
        String text,
        Optional<PersonId> requester,
        Optional<PersonId> asked,
        Optional<String> template,
        Optional<String> step,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<BigDecimal> least,
        Optional<BigDecimal> most) {

    public static final OrganisationFilter ATTENTION = of(State.ATTENTION);

    /** The text may come from a URL, and PostgreSQL refuses NUL. */
    public OrganisationFilter {
        text = text.replace("\0", "").strip();
        template = template.map(key -> key.replace("\0", ""));
        step = step.map(key -> key.replace("\0", ""));
    }

    public static OrganisationFilter of(State state) {
        return new OrganisationFilter(
                state,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same in another state. */
    public OrganisationFilter in(State other) {
        return new OrganisationFilter(other, text, requester, asked, template, step, from, until, least, most);
    }

    /** The same with another text. */
    public OrganisationFilter with(String other) {
        return new OrganisationFilter(state, other, requester, asked, template, step, from, until, least, most);
    }

    /** The filters above the list. */
    public enum State {
        /** Something is wrong with it: see {@link Trouble}. */
        ATTENTION,
        ALL,
        OPEN,
        APPROVED,
        DENIED,
        WITHDRAWN,
        EXPIRED,
        FAILED
    }
}
