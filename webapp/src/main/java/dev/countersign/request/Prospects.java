package dev.countersign.request;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.compile.Timeouts;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.outline.Node;
import dev.countersign.definitions.outline.Outline;
import dev.countersign.definitions.outline.Timetable;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.SeparationOfDuties;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.step.Voter;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.WorkingCalendars;
import dev.countersign.request.ApprovalTrace.Foreseen;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Tells who would decide until when, for a form that is being filled in. Nothing is stored. */
@Component
class Prospects {

    /** In seconds. */
    private static final long QUARTER = 900;

    private final ActorTransaction transaction;
    private final FiledRequests files;
    private final ApprovalTrace approvals;
    private final People people;
    private final Templates templates;
    private final WorkingCalendars calendars;
    private final Clock clock;

    Prospects(
            ActorTransaction transaction,
            FiledRequests files,
            ApprovalTrace approvals,
            People people,
            Templates templates,
            WorkingCalendars calendars,
            Clock clock) {
        this.transaction = transaction;
        this.files = files;
        this.approvals = approvals;
        this.people = people;
        this.templates = templates;
        this.calendars = calendars;
        this.clock = clock;
    }

    Outlook of(Actor actor, TemplateVersionId id, JsonNode answers) {
        if (answers.toString().getBytes(StandardCharsets.UTF_8).length > Form.MAX_BYTES) {
            return Outlook.of(List.of());
        }
        return transaction.call(
                actor,
                present -> templates
                        .find(present.tenant(), id)
                        .map(template -> of(
                                present,
                                template.definition(),
                                template.definition().form().normalize(answers)))
                        .orElse(Outlook.of(List.of())));
    }

    private Outlook of(Actor present, TemplateDefinition definition, JsonNode form) {
        return of(
                present,
                definition,
                form,
                Outline.of(definition, form, files.requester(present.tenant(), present.person())));
    }

    /** The steps that a changed request comes to, at the latest then. Conditions before are not evaluated again. */
    Outlook again(Actor actor, NextRevision changed, JsonNode answers) {
        if (FormAnswers.areTooLarge(answers)) {
            return Outlook.of(List.of());
        }
        TemplateDefinition definition = changed.form().definition();
        Set<String> chosen = StepTree.of(definition.steps(), BranchStep.class)
                .filter(branch -> changed.kept().contains(branch.key()))
                .flatMap(branch -> branch.parts().stream().flatMap(StepTree::of))
                .map(Step::key)
                .collect(Collectors.toSet());
        return transaction.call(actor, present -> {
            JsonNode requester = files.requester(present.tenant(), present.person());
            JsonNode form = definition.form().normalize(answers);
            Stream<Node.StepNode> before = steps(
                            Outline.of(definition, changed.answers(), requester).nodes())
                    .filter(node -> chosen.contains(node.key()));
            Map<String, Node.StepNode> walked =
                    before.collect(Collectors.toMap(Node.StepNode::key, Function.identity()));
            return of(
                    present,
                    definition,
                    form,
                    Outline.of(definition, form, requester)
                            .with(node -> changed.kept().contains(node.key())
                                    ? node.with(Node.Passage.SKIPPED)
                                    : walked.getOrDefault(node.key(), node)));
        });
    }

    private Outlook of(Actor present, TemplateDefinition definition, JsonNode form, Outline outline) {
        List<Prospect> steps = prospects(present, definition, form, steps(outline.nodes()));
        Map<String, Prospect> byStep =
                steps.stream().collect(Collectors.toMap(Prospect::key, Function.identity(), (one, _) -> one));
        Timetable times = Timetable.of(
                outline,
                definition.form(),
                form,
                clock.instant(),
                (step, asked) -> Optional.ofNullable(byStep.get(step.key()))
                        .flatMap(prospect -> due(present.tenant(), prospect, step.due(), asked)));
        return new Outlook(
                steps,
                times.due().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> rounded(entry.getValue()))),
                // Without a step that asks somebody, nothing is decided.
                times.end().filter(_ -> !times.due().isEmpty()).map(Prospects::rounded));
    }

    /** Empty if it is not known yet who is asked: the time of a single person is counted in their own working hours. */
    private Optional<Instant> due(TenantId tenant, Prospect prospect, WorkingTime time, Instant asked) {
        Set<PersonId> people = prospect.panels().stream()
                .flatMap(panel -> panel.people().stream())
                .map(PersonName::id)
                .collect(Collectors.toSet());
        return people.isEmpty()
                ? Optional.empty()
                : Optional.of(calendars.of(tenant, people).after(asked, time, Timeouts.latestAnswer(time, asked)));
    }

    /** So that a page that is open does not change with every second. */
    private static Instant rounded(Instant due) {
        long past = Math.floorMod(due.getEpochSecond(), QUARTER) + (due.getNano() > 0 ? 1 : 0);
        Instant second = due.truncatedTo(ChronoUnit.SECONDS);
        return past == 0 ? second : second.plusSeconds(QUARTER - Math.floorMod(due.getEpochSecond(), QUARTER));
    }

    private List<Prospect> prospects(
            Actor present, TemplateDefinition definition, JsonNode form, Stream<Node.StepNode> nodes) {
        SeparationOfDuties duties = SeparationOfDuties.of(definition.steps());
        List<Node.StepNode> ahead = nodes.filter(
                        node -> node.passage() != Node.Passage.SKIPPED && node.step() instanceof ApprovalStep)
                .toList();
        return ahead.stream()
                .flatMap(node -> node.step() instanceof ApprovalStep step
                        ? Stream.of(prospect(
                                present.tenant(),
                                present.person(),
                                definition,
                                new Place(
                                        node.when(),
                                        node.passage() == Node.Passage.WALKED,
                                        otherThan(node, ahead, duties)),
                                step,
                                form))
                        : Stream.empty())
                .toList();
    }

    /** Said at the later step only, so that each pair is named once. */
    private static List<Text> otherThan(Node.StepNode node, List<Node.StepNode> ahead, SeparationOfDuties duties) {
        Set<String> apart = duties.apartFrom(node.key());
        return ahead.stream()
                .takeWhile(other -> !other.equals(node))
                .filter(other -> apart.contains(other.key()))
                .map(Node.StepNode::name)
                .toList();
    }

    /**
     * Where a step stands on the path of a request.
     *
     * @param when the case in which it is walked; empty text if always
     * @param otherThan the steps ahead that another person must decide
     */
    record Place(Text when, boolean certain, List<Text> otherThan) {}

    /** Who would be asked at a step of a request with this form. */
    Prospect prospect(
            TenantId tenant,
            PersonId requester,
            TemplateDefinition definition,
            Place place,
            ApprovalStep step,
            JsonNode form) {
        List<Foreseen> foreseen = approvals.foresee(tenant, requester, definition, step, form);
        Map<PersonId, PersonName> names = people.names(
                tenant,
                foreseen.stream()
                        .flatMap(one -> Stream.concat(
                                Stream.of(one.person()),
                                one.away().flatMap(ApprovalTrace.ForeseenAbsence::standIn).stream()))
                        .collect(Collectors.toSet()));
        List<Integer> needed =
                step.quorum().needed(foreseen.stream().map(Foreseen::voter).toList());
        boolean weights = step.quorum() instanceof Quorum.Weighted;
        return new Prospect(
                step.key(),
                step.name(),
                place.when(),
                place.certain(),
                weights ? needed.getFirst() : 0,
                foreseen.isEmpty()
                        ? List.of()
                        : IntStream.range(0, step.quorum().panels().size())
                                .mapToObj(panel -> panel(step.quorum(), panel, foreseen, names, needed))
                                .filter(panel -> !panel.people().isEmpty())
                                .toList(),
                step.policy().allowsOwnRequest(),
                place.otherThan(),
                foreseen.stream().flatMap(one -> away(one, names).stream()).toList(),
                AfterDue.of(
                        step,
                        1,
                        people.groupNames(
                                tenant, AfterDue.group(step, 1).stream().toList())));
    }

    private static Optional<Prospect.Away> away(Foreseen foreseen, Map<PersonId, PersonName> names) {
        return foreseen.away()
                .flatMap(absence -> Optional.ofNullable(names.get(foreseen.person()))
                        .map(name -> new Prospect.Away(
                                name,
                                absence.until(),
                                absence.note(),
                                absence.standIn().map(names::get))));
    }

    private static Prospect.Panel panel(
            Quorum quorum, int panel, List<Foreseen> foreseen, Map<PersonId, PersonName> names, List<Integer> needed) {
        boolean weights = quorum instanceof Quorum.Weighted;
        List<Foreseen> members =
                foreseen.stream().filter(one -> isOf(panel, one.voter())).toList();
        return new Prospect.Panel(
                members.stream()
                        .flatMap(one -> Optional.ofNullable(names.get(one.person())).stream())
                        .toList(),
                weights ? 0 : needed.get(panel),
                weights ? quorum.panels().get(panel).weight() : 0,
                members.stream()
                        .flatMap(one -> one.why().getOrDefault(panel, List.of()).stream())
                        .distinct()
                        .toList());
    }

    private static boolean isOf(int panel, Voter voter) {
        return voter.panels().contains(panel);
    }

    private static Stream<Node.StepNode> steps(List<Node> nodes) {
        return nodes.stream().flatMap(node -> switch (node) {
            case Node.StepNode step -> Stream.of(step);
            case Node.ForkNode fork -> fork.branches().stream().flatMap(Prospects::steps);
        });
    }
}
