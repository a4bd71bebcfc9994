package dev.countersign.request;

import dev.countersign.attachment.AttachedFiles;
import dev.countersign.attachment.Attachment;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.ApprovalTrace.Reasoned;
import dev.countersign.request.ApprovalTrace.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Collects what the record of a request tells. Does not check rights: the caller must have checked that the reader may see the request. */
@Component
class RequestRecords {

    /** The latest comments that are in it. */
    private static final int COMMENTS = 200;

    private final RequestCaseReader cases;
    private final RevisionRepository revisions;
    private final ApprovalTrace approvals;
    private final AttachedFiles attached;
    private final People people;

    RequestRecords(
            RequestCaseReader cases,
            RevisionRepository revisions,
            ApprovalTrace approvals,
            AttachedFiles attached,
            People people) {
        this.cases = cases;
        this.revisions = revisions;
        this.approvals = approvals;
        this.attached = attached;
        this.people = people;
    }

    /** Must be called in a transaction of the actor's tenant. */
    RequestRecord of(Actor actor, FiledRequest request) {
        List<RevisionRepository.Revision> earlier =
                request.revision() > 1 ? revisions.before(request.id(), request.revision()) : List.of();
        List<Reasoned> reasons = approvals.reasons(actor.tenant(), request);
        List<Attachment> files = attached.ofRequest(actor.tenant(), request.id().value());
        Form form = request.definition().form();
        Map<PersonId, PersonName> names = people.names(
                actor.tenant(),
                Stream.of(
                                earlier.stream().flatMap(one -> FormFacts.people(form, one.form())),
                                reasons.stream().flatMap(RequestRecords::people),
                                files.stream().map(Attachment::by))
                        .flatMap(ids -> ids)
                        .collect(Collectors.toSet()));
        Mentioned mentioned = new Mentioned(
                names, files.stream().map(FileFacts::of).collect(Collectors.toMap(FileFacts::id, Function.identity())));
        RequestCase page = cases.of(actor, request, COMMENTS);
        return new RequestRecord(
                page,
                earlier(form, earlier, request.form(), mentioned),
                asked(actor, request, reasons, names, page.timeline()),
                files.stream()
                        .flatMap(file -> document(form, file, names).stream())
                        .toList());
    }

    private static Stream<PersonId> people(Reasoned asked) {
        return Stream.concat(Stream.of(asked.person(), asked.owner()), asked.inPlaceOf().stream());
    }

    private static List<RequestRecord.Earlier> earlier(
            Form form, List<RevisionRepository.Revision> before, JsonNode now, Mentioned mentioned) {
        List<RequestRecord.Earlier> earlier = new ArrayList<>();
        JsonNode next = now;
        for (RevisionRepository.Revision one : before.reversed()) {
            earlier.addFirst(new RequestRecord.Earlier(
                    one.number(),
                    one.at(),
                    FormFacts.of(form, one.form(), mentioned),
                    FormFacts.changedFrom(form, one.form(), next, mentioned).keySet()));
            next = one.form();
        }
        return earlier;
    }

    private List<RequestRecord.Inquiry> asked(
            Actor actor,
            FiledRequest request,
            List<Reasoned> reasons,
            Map<PersonId, PersonName> names,
            List<TimelineEntry> timeline) {
        List<Visit> visits = approvals.visits(request.id(), actor.person()).stream()
                .filter(visit -> !visit.isRevise())
                .toList();
        Map<String, Text> groups = people.groupNames(
                actor.tenant(),
                visits.stream()
                        .flatMap(visit ->
                                TemplateSteps.quorum(request.definition(), visit.step(), visit.visit()).stream())
                        .flatMap(quorum -> Tally.allGroups(quorum).stream())
                        .collect(Collectors.toSet()));
        return visits.stream()
                .map(visit -> new RequestRecord.Inquiry(
                        TemplateSteps.name(request.definition(), visit.step()),
                        visit.revision(),
                        visit.visit(),
                        visit.since(),
                        visit.until(),
                        visit.outcome(),
                        tally(request, visit, groups),
                        reasons.stream()
                                .filter(one -> one.isAt(visit))
                                .flatMap(one -> approver(visit, one, names, timeline).stream())
                                .toList()))
                .toList();
    }

    private static Tally tally(FiledRequest request, Visit visit, Map<String, Text> groups) {
        return TemplateSteps.quorum(request.definition(), visit.step(), visit.visit())
                .map(quorum -> Tally.of(
                        quorum,
                        visit.asked().stream().map(ApprovalTrace.Asked::voter).toList(),
                        groups,
                        _ -> new Tally.Awaited(List.of(), 0)))
                .orElse(Tally.NONE);
    }

    private static Optional<RequestRecord.Approver> approver(
            Visit visit, Reasoned reasoned, Map<PersonId, PersonName> names, List<TimelineEntry> timeline) {
        Optional<ApprovalTrace.Asked> asked = visit.asked().stream()
                .filter(one ->
                        one.person().equals(reasoned.person()) && one.owner().equals(reasoned.owner()))
                .findFirst();
        return Optional.ofNullable(names.get(reasoned.person()))
                .map(person -> new RequestRecord.Approver(
                        person,
                        reasoned.why(),
                        Optional.of(reasoned.owner())
                                .filter(owner -> !owner.equals(reasoned.person()))
                                .map(names::get),
                        reasoned.inPlaceOf().map(names::get),
                        reasoned.barred(),
                        asked.flatMap(ApprovalTrace.Asked::at)
                                .filter(at -> isVoid(visit, person, at, timeline))
                                .isEmpty(),
                        asked.map(ApprovalTrace.Asked::answer).orElse(PathNode.Answer.NOT_NEEDED),
                        asked.flatMap(ApprovalTrace.Asked::at),
                        asked.map(ApprovalTrace.Asked::comment).orElse(null)));
    }

    private static boolean isVoid(Visit visit, PersonName person, Instant at, List<TimelineEntry> timeline) {
        return timeline.stream()
                .anyMatch(entry -> entry instanceof TimelineEntry.Decided decided
                        && !decided.counts()
                        && decided.step().equals(visit.step())
                        && decided.by().equals(person)
                        && decided.at().equals(at));
    }

    private static Optional<RequestRecord.Document> document(
            Form form, Attachment file, Map<PersonId, PersonName> names) {
        return Optional.ofNullable(names.get(file.by()))
                .flatMap(by -> file.use()
                        .map(use -> new RequestRecord.Document(
                                FileFacts.of(file),
                                file.sha256(),
                                by,
                                file.uploadedAt(),
                                use.field().flatMap(key -> label(form, key)),
                                use.hidden().isPresent())));
    }

    /** A field that the template has no more has no label; its key stands for it. */
    private static Optional<Text> label(Form form, String key) {
        return form.fields().stream()
                .filter(field -> field.key().equals(key))
                .map(Field::label)
                .findFirst()
                .or(() -> Optional.of(Text.of(key)));
    }
}
