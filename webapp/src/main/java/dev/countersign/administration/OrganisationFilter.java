package dev.countersign.administration;

import dev.countersign.people.PersonId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

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
 * @param olderThan submitted more than so many days ago
 * @param trouble what is wrong with it, of those that need attention
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
        Optional<BigDecimal> most,
        Optional<Integer> olderThan,
        Optional<Trouble.Kind> trouble) {

    /** In days. */
    public static final int OLDEST = 10_000;

    public static final OrganisationFilter ATTENTION = of(State.ATTENTION);

    /** The text may come from a URL, and PostgreSQL refuses NUL. */
    public OrganisationFilter {
        text = text.replace("\0", "").strip();
        template = template.map(key -> key.replace("\0", ""));
        step = step.map(key -> key.replace("\0", ""));
        trouble = trouble.filter(_ -> state == State.ATTENTION);
        olderThan = olderThan.filter(OrganisationFilter::isAge);
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
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same in another state, whatever is wrong with it. */
    public OrganisationFilter in(State other) {
        return new OrganisationFilter(
                other, text, requester, asked, template, step, from, until, least, most, olderThan, Optional.empty());
    }

    /** The same with another text. */
    public OrganisationFilter with(String other) {
        return new OrganisationFilter(
                state, other, requester, asked, template, step, from, until, least, most, olderThan, trouble);
    }

    /** The same for the requests of a template; for those of all if it is empty. */
    public OrganisationFilter ofTemplate(Optional<String> key) {
        return new OrganisationFilter(
                state, text, requester, asked, key, step, from, until, least, most, olderThan, trouble);
    }

    /** Of those that need attention, the ones with which this is wrong. */
    public OrganisationFilter about(Trouble.Kind wrong) {
        return new OrganisationFilter(
                State.ATTENTION,
                text,
                requester,
                asked,
                template,
                step,
                from,
                until,
                least,
                most,
                olderThan,
                Optional.of(wrong));
    }

    /** The same with the age as a time. */
    OrganisationFilter at(Instant now) {
        Optional<Instant> oldest = olderThan.map(days -> now.minus(Duration.ofDays(days)));
        Optional<Instant> earliest =
                Stream.concat(until.stream(), oldest.stream()).min(Comparator.naturalOrder());
        return new OrganisationFilter(
                state, text, requester, asked, template, step, from, earliest, least, most, Optional.empty(), trouble);
    }

    /** The filters above the list. */
    public enum State {
        /** Something is wrong with it: see {@link Trouble}. */
        ATTENTION,
        ALL,
        OPEN,
        /** Its requester is asked to change it. */
        CHANGES,
        APPROVED,
        DENIED,
        WITHDRAWN,
        CANCELLED,
        EXPIRED,
        FAILED
    }

    /** Whether requests can be older than so many days. */
    public static boolean isAge(int days) {
        return days > 0 && days <= OLDEST;
    }
}
