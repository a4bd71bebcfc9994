package dev.countersign.request;

import dev.countersign.attachment.Attachment;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.ApprovalTrace.Act;
import dev.countersign.request.ApprovalTrace.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The history of a request, oldest first; its end is last among entries of the same time. */
final class Timeline {

    private Timeline() {}

    static List<TimelineEntry> of(
            Knowledge known,
            PersonName requester,
            List<RevisionRepository.Sent> revisions,
            List<Act> acts,
            List<CommentRepository.Comment> comments,
            List<Attachment> files,
            List<RetryRepository.Row> retries,
            List<MoveRepository.Row> moves) {
        FiledRequest request = known.request();
        Stream<TimelineEntry> submitted = Stream.of(new TimelineEntry.Submitted(
                request.submittedAt(), requester, request.program().map(ByProgram::program)));
        Stream<TimelineEntry> revised =
                revisions.stream().map(sent -> new TimelineEntry.Revised(sent.at(), requester, sent.number()));
        Stream<TimelineEntry> visits = known.visits().stream().flatMap(visit -> visit(known, visit, acts));
        Stream<TimelineEntry> done = acts.stream().flatMap(act -> done(known, act).stream());
        Stream<TimelineEntry> said = comments.stream()
                .flatMap(comment -> Optional.ofNullable(known.names().get(comment.author()))
                        .<TimelineEntry>map(by -> new TimelineEntry.Commented(
                                comment.at(), by, comment.text(), known.named(comment.id())))
                        .stream());
        Stream<TimelineEntry> attached = files.stream().flatMap(file -> attached(known.names(), file));
        Stream<TimelineEntry> closed = request
                .closedAt()
                .<TimelineEntry>map(at -> new TimelineEntry.Closed(
                        at,
                        request.status(),
                        request.endedBy().map(known.names()::get),
                        request.reason().orElse(null)))
                .stream();
        Stream<TimelineEntry> continued = continued(known, retries, moves);
        return Stream.of(submitted, revised, visits, done, automated(known), said, attached, continued, closed)
                .flatMap(entries -> entries)
                .sorted(Comparator.comparing(TimelineEntry::at).thenComparingInt(Timeline::rank))
                .toList();
    }

    /** What follows from other entries of the same time comes after them, and what others follow from before them. */
    private static int rank(TimelineEntry entry) {
        return switch (entry) {
            case TimelineEntry.Closed _, TimelineEntry.Retried _, TimelineEntry.Skipped _ -> 2;
            case TimelineEntry.Settled _ -> 1;
            // Others are asked because of it.
            case TimelineEntry.Member _ -> -1;
            // Others may be asked in their place, at the time of their decision or a moment later.
            case TimelineEntry.Apart _ -> 1;
            default -> 0;
        };
    }

    /** What automated steps answered, and what of it was undone. */
    private static Stream<TimelineEntry> automated(Knowledge known) {
        FiledRequest request = known.request();
        Stream<TimelineEntry> results = known.results().stream()
                .filter(result -> known.skipped(result).isEmpty())
                .<TimelineEntry>map(result -> new TimelineEntry.Checked(
                        notAfterTheEnd(result.at(), request),
                        result.step(),
                        TemplateSteps.name(request.definition(), result.step()),
                        known.isRefusal(result),
                        known.words(result)));
        Stream<TimelineEntry> undone = known.undoing().rows().stream()
                .map(row -> new TimelineEntry.Undone(
                        row.at(),
                        row.step(),
                        TemplateSteps.name(request.definition(), row.step()),
                        known.hadFinished(row),
                        FiledRequest.reason(request.definition(), row.failure().orElse(null))
                                .orElse(null)));
        return Stream.of(results, known.finishedBefore().map(row -> finished(request, row)), undone)
                .flatMap(entries -> entries);
    }

    /** What it answered is not kept: it was undone, and the step has answered again. */
    private static TimelineEntry finished(FiledRequest request, UndoneRepository.Row row) {
        return new TimelineEntry.Checked(
                row.finished().orElseThrow(),
                row.step(),
                TemplateSteps.name(request.definition(), row.step()),
                false,
                null);
    }

    /** That it was retried, went on without a step, or was moved to another version. */
    private static Stream<TimelineEntry> continued(
            Knowledge known, List<RetryRepository.Row> retries, List<MoveRepository.Row> moves) {
        return Stream.concat(
                retries.stream().flatMap(row -> retried(known, row)),
                moves.stream()
                        .filter(row -> !known.undoing().isSkip(row.number()))
                        .flatMap(row -> moved(known, row)));
    }

    /** That it had failed, and how it went on. */
    private static Stream<TimelineEntry> retried(Knowledge known, RetryRepository.Row row) {
        PersonName by = known.names().get(row.by());
        return Stream.concat(
                Stream.of(new TimelineEntry.Closed(
                        row.failedAt(),
                        RequestStatus.FAILED,
                        Optional.empty(),
                        FiledRequest.reason(known.request().definition(), row.failure())
                                .orElse(null))),
                by == null ? Stream.empty() : Stream.of(goingOn(known, row, by)));
    }

    private static TimelineEntry goingOn(Knowledge known, RetryRepository.Row row, PersonName by) {
        return row.skip()
                .<TimelineEntry>map(skip -> new TimelineEntry.Skipped(
                        row.at(),
                        by,
                        skip.step(),
                        TemplateSteps.name(known.request().definition(), skip.step()),
                        row.reason()))
                .orElseGet(() -> new TimelineEntry.Retried(row.at(), by, row.reason()));
    }

    private static Stream<TimelineEntry> moved(Knowledge known, MoveRepository.Row row) {
        PersonName by = known.names().get(row.by());
        return by == null
                ? Stream.empty()
                : Stream.of(new TimelineEntry.Moved(row.at(), by, row.version(), row.reason()));
    }

    /** The event of a step's result may arrive after that of the end, although the step ended before. */
    private static Instant notAfterTheEnd(Instant arrived, FiledRequest request) {
        return request.closedAt().filter(arrived::isAfter).orElse(arrived);
    }

    private static Stream<TimelineEntry> attached(Map<PersonId, PersonName> names, Attachment file) {
        PersonName by = names.get(file.by());
        if (by == null || file.use().isEmpty() || file.use().get().field().isPresent()) {
            return Stream.empty();
        }
        Attachment.Use use = file.use().get();
        Stream<TimelineEntry> hidden = use.hidden().stream()
                .flatMap(one -> Optional.ofNullable(names.get(one.by())).stream()
                        .map(who -> new TimelineEntry.FileHidden(one.at(), who, file.name())));
        return Stream.concat(
                Stream.of(new TimelineEntry.Attached(
                        use.at(), by, FileFacts.of(file), use.hidden().isPresent())),
                hidden);
    }

    private static Optional<TimelineEntry> done(Knowledge known, Act act) {
        Text name = TemplateSteps.name(known.request().definition(), act.step());
        Map<PersonId, PersonName> names = known.names();
        PersonName by = names.get(act.by());
        return switch (act) {
            case Act.Passed passed -> {
                PersonName from = names.get(passed.from());
                PersonName to = names.get(passed.to());
                yield by == null || from == null || to == null
                        ? Optional.empty()
                        : Optional.of(new TimelineEntry.Passed(
                                act.at(), by, from, to, act.step(), name, passed.note(), known.named(passed.id())));
            }
            case Act.Covered covered -> {
                PersonName to = names.get(covered.to());
                yield by == null || to == null ? Optional.empty() : Optional.of(covered(covered, by, to, name));
            }
            case Act.Member member ->
                Optional.ofNullable(by).map(who -> new TimelineEntry.Member(act.at(), who, member.what(), name));
            case Act.Extended moved ->
                Optional.ofNullable(by)
                        .map(who -> new TimelineEntry.Extended(
                                act.at(), who, name, moved.before(), moved.due(), moved.reason()));
            case Act.Nudged _ ->
                Optional.ofNullable(by).map(who -> new TimelineEntry.Nudged(act.at(), who, act.step(), name));
        };
    }

    private static TimelineEntry covered(Act.Covered act, PersonName owner, PersonName to, Text name) {
        if (!to.equals(owner)) {
            return new TimelineEntry.PassedOn(act.at(), to, owner, name, act.until());
        }
        // Whoever is still away has it again because nobody can decide it for them.
        return act.until().isEmpty()
                ? new TimelineEntry.Back(act.at(), owner, name)
                : new TimelineEntry.Asked(act.at(), act.step(), name, List.of(owner), false);
    }

    private static Stream<TimelineEntry> visit(Knowledge known, Visit visit, List<Act> acts) {
        if (visit.isRevise()) {
            return visit.until().filter(at -> visit.outcome() == TaskAnswer.Outcome.EXPIRED).stream()
                    .map(at -> new TimelineEntry.NotRevised(
                            at,
                            Optional.ofNullable(
                                    known.names().get(known.request().requester()))));
        }
        Text name = TemplateSteps.name(known.request().definition(), visit.step());
        List<PathNode.Participant> people = known.participants(visit);
        return Stream.of(
                        asked(known, visit, name, people, acts),
                        people.stream().flatMap(person -> decided(known, visit, name, person).stream()),
                        DecidedApart.of(known, visit),
                        settled(known, visit, name, acts).stream(),
                        expired(known, visit, name).stream())
                .flatMap(entries -> entries);
    }

    /**
     * An entry for each time when people were asked: those who stand in for others are asked later. Nobody is asked if the approvals of the step
     * before settle it.
     */
    private static Stream<TimelineEntry> asked(
            Knowledge known, Visit visit, Text name, List<PathNode.Participant> people, List<Act> acts) {
        Set<PersonName> repeated = people.stream()
                .filter(PathNode.Participant::repeated)
                .map(PathNode.Participant::person)
                .collect(Collectors.toSet());
        if (!repeated.isEmpty() && visit.until().equals(Optional.of(visit.since()))) {
            return Stream.empty();
        }
        Map<Instant, List<PersonName>> asked = new TreeMap<>();
        CalledFirst.of(known, visit, acts)
                .forEach(called -> Optional.ofNullable(known.names().get(called.person()))
                        .filter(person -> !repeated.contains(person))
                        .ifPresent(person -> asked.computeIfAbsent(called.at(), _ -> new ArrayList<>())
                                .add(person)));
        if (asked.isEmpty()) {
            asked.put(visit.since(), List.of());
        }
        return asked.entrySet().stream()
                .map(one -> new TimelineEntry.Asked(
                        one.getKey(),
                        visit.step(),
                        name,
                        one.getValue(),
                        visit.visit() > 1 && one.getKey().equals(visit.since())));
    }

    /** That nobody's decision ended the visit, but that somebody cannot decide it any more. */
    private static Optional<TimelineEntry> settled(Knowledge known, Visit visit, Text name, List<Act> acts) {
        Set<PersonId> left = acts.stream()
                .filter(act -> act instanceof Act.Member && isAt(act, visit))
                .map(Act::by)
                .collect(Collectors.toSet());
        List<PersonName> without = visit.barred().stream()
                .flatMap(person -> Stream.ofNullable(known.names().get(person)))
                .toList();
        boolean decides =
                visit.outcome() == TaskAnswer.Outcome.APPROVED || visit.outcome() == TaskAnswer.Outcome.DENIED;
        return visit.until()
                .filter(at -> decides
                        && !without.isEmpty()
                        && at.isAfter(visit.since())
                        && visit.asked().stream().noneMatch(one -> one.at().equals(Optional.of(at))))
                .map(at -> new TimelineEntry.Settled(
                        at,
                        without,
                        visit.barred().stream().noneMatch(left::contains),
                        visit.outcome() == TaskAnswer.Outcome.APPROVED,
                        name));
    }

    static boolean isAt(Act act, Visit visit) {
        return act.step().equals(visit.step()) && act.revision() == visit.revision() && act.visit() == visit.visit();
    }

    private static Optional<TimelineEntry> expired(Knowledge known, Visit visit, Text name) {
        return visit.until()
                .filter(at -> visit.outcome() == TaskAnswer.Outcome.EXPIRED)
                .map(at -> new TimelineEntry.Expired(
                        at,
                        visit.step(),
                        name,
                        known.lapsed(visit).stream()
                                .map(PathNode.Participant::person)
                                .distinct()
                                .toList()));
    }

    private static Optional<TimelineEntry> decided(
            Knowledge known, Visit visit, Text name, PathNode.Participant person) {
        return switch (person.answer()) {
            case APPROVED, DENIED, ASKED_FOR_CHANGES ->
                person.at()
                        .map(at -> new TimelineEntry.Decided(
                                at,
                                person.person(),
                                person.standsFor().map(PathNode.StandsFor::owner),
                                visit.step(),
                                name,
                                person.answer(),
                                person.comment(),
                                known.named(visit, person),
                                person.basis(),
                                known.counts(visit, person)));
            case AWAITED, LAPSED, NOT_NEEDED -> Optional.empty();
        };
    }
}
