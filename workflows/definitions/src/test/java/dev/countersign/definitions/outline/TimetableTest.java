package dev.countersign.definitions.outline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TimetableTest {

    private static final Instant BEGIN = Instant.parse("2027-01-11T09:00:00Z");

    @Test
    void stepsFollowEachOtherAndWaitsTakeTheirTime() {
        Timetable times = times("{'amount': 9, 'day': '2027-01-20'}");
        assertThat(days(times, "first")).contains(1L);
        assertThat(days(times, "left")).contains(2L);
        assertThat(days(times, "right")).contains(5L);
        assertThat(days(times, "last")).contains(9L);
        assertThat(times.end()).contains(Instant.parse("2027-01-21T00:00:00Z"));
    }

    @Test
    void aStepThatIsSkippedTakesNoTime() {
        assertThat(times("{'amount': 1, 'day': '2027-01-01'}").end()).contains(BEGIN.plus(Duration.ofDays(6)));
        assertThat(times("{'amount': 1, 'day': '2027-01-01'}").due()).doesNotContainKeys("extra");
    }

    @Test
    void nothingIsSaidAfterAStepThatMayOrMayNotBeTaken() {
        Timetable times = times("{'day': '2027-01-20'}");
        assertThat(times.due()).containsOnlyKeys("first", "left");
        assertThat(times.end()).isEmpty();
    }

    @Test
    void nothingIsSaidAfterPeopleOrDaysThatAreNotKnown() {
        assertThat(times("{'amount': 9}").due()).containsOnlyKeys("first", "left", "right", "extra");
        assertThat(times("{'amount': 9, 'day': 'soon'}").end()).isEmpty();
        assertThat(Timetable.of(
                        outline("{'amount': 9}"), TEMPLATE.form(), json("{}"), BEGIN, (_, _) -> Optional.empty()))
                .isEqualTo(new Timetable(Map.of(), Optional.empty()));
    }

    private static Optional<Long> days(Timetable times, String step) {
        return Optional.ofNullable(times.due().get(step))
                .map(due -> Duration.between(BEGIN, due).toDays());
    }

    /** Everybody has a day; whoever decides {@code right} has three. */
    private static Timetable times(String form) {
        return Timetable.of(
                outline(form),
                TEMPLATE.form(),
                json(form),
                BEGIN,
                (step, asked) ->
                        Optional.of(asked.plus(Duration.ofDays(step.key().equals("right") ? 3 : 1))));
    }

    private static Outline outline(String form) {
        return Outline.of(TEMPLATE, json(form), json("{}"));
    }

    private static JsonNode json(String quoted) {
        return JsonMapper.shared().readTree(quoted.replace('\'', '"'));
    }

    private static final TemplateDefinition TEMPLATE = ((ReadResult.Parsed) TemplateYaml.read("""
            key: timed
            name: Timed
            prefix: TI
            title: amount
            form:
              - number: amount
                label: Amount
                required: true
              - date: day
                label: Day
                required: true
            steps:
              - approval: first
                name: First
                approvers: {manager-of: requester}
                due: 1 day
              - parallel: both
                name: Both
                branches:
                  - - approval: left
                      name: Left
                      approvers: {group: finance}
                      due: 1 day
                  - - branch: large
                      name: Large
                      cases:
                        - when: $form.amount > 5
                          label: more
                          steps:
                            - approval: extra
                              name: Extra
                              approvers: {group: finance}
                              due: 1 day
                    - approval: right
                      name: Right
                      approvers: {group: finance}
                      due: 1 day
              - wait: pause
                name: Pause
                for: P1D
              - wait: until
                name: Until
                until: day
              - approval: last
                name: Last
                approvers: {group: finance}
                due: 1 day
            """)).definition();
}
