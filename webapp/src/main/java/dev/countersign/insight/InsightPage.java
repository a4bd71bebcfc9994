package dev.countersign.insight;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Figures of some months.
 *
 * @param filter as it was applied
 * @param scopes which ones the reader may choose
 * @param counting whether earlier requests are still being counted
 * @param requests of all months together
 * @param steps the same for the steps that people decide
 * @param now empty if only one group is shown
 * @param months each month of the period, oldest first, also those in which nothing happened
 * @param byTemplate the most requests first
 * @param byStep the slowest first
 * @param byGroup the steps of each group that was asked, the most first
 * @param waits the longest time in sum first
 */
public record InsightPage(
        InsightFilter filter,
        Set<InsightFilter.Scope> scopes,
        boolean counting,
        Summary requests,
        Summary steps,
        Optional<Now> now,
        List<Month> months,
        List<Template> byTemplate,
        List<Step> byStep,
        List<Group> byGroup,
        List<Wait> waits) {

    /** The requests that are open at this moment, and those of them at a step that is overdue. */
    public record Now(long open, long overdue) {}

    public record Month(LocalDate first, Summary requests, Summary steps) {}

    public record Template(String key, Text name, Summary requests) {}

    /**
     * How long a step takes.
     *
     * @param name empty if the newest version of the template has no such step
     * @param isRevise whether it is the requester who changes the request
     */
    public record Step(
            String templateKey, Text template, String key, Optional<Text> name, boolean isRevise, Summary times) {}

    public record Group(String key, Text name, Summary steps) {}

    /**
     * How long requesters of a department waited for a person.
     *
     * @param department empty for people without one
     * @param times how often
     * @param total working time
     * @param now how many of the department's requests wait for the person at this moment, with the same filter
     */
    public record Wait(String department, PersonName person, long times, Duration total, long now) {

        public Duration average() {
            return times == 0 ? Duration.ZERO : total.dividedBy(times);
        }
    }

    public boolean isEmpty() {
        return requests.isEmpty() && steps.isEmpty() && now.map(Now::open).orElse(0L) == 0;
    }
}
