package dev.countersign.request;

import dev.countersign.definitions.RequestTitle;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.compile.Timeouts;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.simulate.Happening;
import dev.countersign.definitions.simulate.Scenario;
import dev.countersign.definitions.simulate.Simulated;
import dev.countersign.definitions.simulate.Simulation;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.WorkingCalendar;
import dev.countersign.people.WorkingCalendars;
import dev.countersign.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Simulates requests with the people and the working hours of an organisation. In the transaction of the caller, who has checked who may. */
@Component
class Imagination {

    private final Prospects prospects;
    private final FiledRequests files;
    private final People people;
    private final WorkingCalendars calendars;
    private final Clock clock;

    Imagination(Prospects prospects, FiledRequests files, People people, WorkingCalendars calendars, Clock clock) {
        this.prospects = prospects;
        this.files = files;
        this.people = people;
        this.calendars = calendars;
        this.clock = clock;
    }

    TrialResult.Imagined of(TenantId tenant, TemplateDefinition definition, Person requester, Trial trial) {
        JsonNode form = definition.form().normalize(trial.answers());
        String title = RequestTitle.of(definition, form, requester.locale()).orElse("");
        Asking asking = new Asking(tenant, definition, requester, form);
        Simulated simulated = Simulation.of(definition)
                .run(
                        new Scenario(
                                form,
                                files.requester(tenant, requester.id()),
                                title,
                                trial.submittedAt(),
                                (from, time, task) ->
                                        asking.calendar(task).after(from, time, Timeouts.latestAnswer(time, from))),
                        trial.choices());
        return new TrialResult.Imagined(
                simulated.happenings().stream().map(asking::moment).toList(),
                // A step has the name of its first state.
                StepTree.of(definition.steps())
                        .map(Step::key)
                        .filter(simulated.states()::contains)
                        .collect(Collectors.toSet()),
                isComplete(tenant, definition, requester, form),
                title,
                form);
    }

    /** Files that were attached to try the form are taken for good ones. */
    private boolean isComplete(TenantId tenant, TemplateDefinition definition, Person requester, JsonNode form) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), requester.zone());
        return definition
                .form()
                .check(form, new RequestFormContext(tenant, people, today, _ -> Optional.empty()))
                .stream()
                .allMatch(problem -> problem.message().startsWith("file."));
    }

    /** Finds who is asked, once for each visit of a step. */
    private final class Asking {

        private final TenantId tenant;
        private final TemplateDefinition definition;
        private final Person requester;
        private final JsonNode form;
        private final Map<Trial.Visit, Prospect> found = new HashMap<>();
        private final Map<Trial.Visit, WorkingCalendar> known = new HashMap<>();

        Asking(TenantId tenant, TemplateDefinition definition, Person requester, JsonNode form) {
            this.tenant = tenant;
            this.definition = definition;
            this.requester = requester;
            this.form = form;
        }

        WorkingCalendar calendar(HumanTask task) {
            return known.computeIfAbsent(new Trial.Visit(task.step(), task.visit()), visit -> {
                Set<PersonId> asked = task.step().equals(HumanTask.REVISE)
                        ? Set.of(requester.id())
                        : people(visit).panels().stream()
                                .flatMap(panel -> panel.people().stream())
                                .map(PersonName::id)
                                .collect(Collectors.toSet());
                return calendars.of(tenant, asked);
            });
        }

        TrialResult.Moment moment(Happening happening) {
            if (!(happening instanceof Happening.Asked asked)) {
                return new TrialResult.Moment(happening, null, List.of());
            }
            Trial.Visit visit = new Trial.Visit(asked.step(), asked.visit());
            WorkingCalendar calendar = known.getOrDefault(visit, calendars.of(tenant));
            List<Instant> reminders = step(asked.step()).reminders().stream()
                    .map(time -> calendar.before(asked.due(), time))
                    .filter(reminder -> reminder.isAfter(asked.at()))
                    .sorted()
                    .toList();
            return new TrialResult.Moment(happening, people(visit), reminders);
        }

        private Prospect people(Trial.Visit visit) {
            return found.computeIfAbsent(
                    visit,
                    one -> named(prospects.prospect(
                            tenant,
                            requester.id(),
                            definition,
                            new Prospects.Place(Text.NONE, true, List.of()),
                            atVisit(step(one.step()), one.number()),
                            form)));
        }

        private ApprovalStep step(String key) {
            return StepTree.of(definition.steps(), ApprovalStep.class)
                    .filter(step -> step.key().equals(key))
                    .findFirst()
                    .orElseThrow();
        }

        private static ApprovalStep atVisit(ApprovalStep step, int visit) {
            return new ApprovalStep(
                    step.key(),
                    step.name(),
                    step.quorum(visit),
                    step.due(visit),
                    step.reminders(),
                    step.onExpiry(),
                    step.answers(),
                    step.differentFrom(),
                    step.policy());
        }

        /** Whoever tries the template is not the requester, so the requester is named. */
        private Prospect named(Prospect prospect) {
            return prospect.with(prospect.panels().stream()
                    .map(panel -> new Prospect.Panel(
                            panel.people(),
                            panel.needed(),
                            panel.weight(),
                            panel.why().stream().map(this::named).toList()))
                    .toList());
        }

        private Prospect.Because named(Prospect.Because because) {
            return because.kind().equals(Prospect.Because.YOUR_MANAGER)
                    ? new Prospect.Because("MANAGER_OF", List.of(Text.of(requester.name())), false)
                    : because;
        }
    }
}
