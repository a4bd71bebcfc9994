package dev.countersign.matrix;

import dev.countersign.administration.Departments;
import dev.countersign.administration.ExecutionMonitor;
import dev.countersign.administration.Gaps;
import dev.countersign.administration.GroupRow;
import dev.countersign.administration.Groups;
import dev.countersign.administration.OrganisationFilter;
import dev.countersign.administration.OrganisationRequests;
import dev.countersign.administration.SavedView;
import dev.countersign.administration.SavedViews;
import dev.countersign.administration.ShownTime;
import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffDraft;
import dev.countersign.administration.StaffFilter;
import dev.countersign.administration.StaffImport;
import dev.countersign.administration.WorkingTimeSettings;
import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.Alarms;
import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.BulkDecisions;
import dev.countersign.approval.BulkResult;
import dev.countersign.approval.DecideResult;
import dev.countersign.approval.DecisionId;
import dev.countersign.approval.Extensions;
import dev.countersign.approval.Handovers;
import dev.countersign.approval.InboxFilter;
import dev.countersign.approval.Nudges;
import dev.countersign.approval.Succession;
import dev.countersign.approval.UndoWindows;
import dev.countersign.approval.Verdict;
import dev.countersign.attachment.IncomingFile;
import dev.countersign.attachment.ReceiveResult;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Verification;
import dev.countersign.away.Absence;
import dev.countersign.away.AbsenceDraft;
import dev.countersign.away.AbsenceId;
import dev.countersign.away.AbsenceResult;
import dev.countersign.away.Absences;
import dev.countersign.away.OwnWeeks;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.form.FileKind;
import dev.countersign.definitions.text.Text;
import dev.countersign.listing.Range;
import dev.countersign.matrix.World.Target;
import dev.countersign.notification.Delivery;
import dev.countersign.notification.FailedLetters;
import dev.countersign.notification.NotificationCenter;
import dev.countersign.notification.NotificationPreferences;
import dev.countersign.notification.RefusedAddresses;
import dev.countersign.notification.Topic;
import dev.countersign.people.Actor;
import dev.countersign.people.Holiday;
import dev.countersign.people.OrganisationTime;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.Role;
import dev.countersign.people.WorkingCalendars;
import dev.countersign.request.AddFileResult;
import dev.countersign.request.Cancellation;
import dev.countersign.request.CopiedRequests;
import dev.countersign.request.EndReview;
import dev.countersign.request.FileFacts;
import dev.countersign.request.Mentions;
import dev.countersign.request.RequestDrafts;
import dev.countersign.request.RequestFiles;
import dev.countersign.request.RequestFilter;
import dev.countersign.request.RequestService;
import dev.countersign.request.Retries;
import dev.countersign.request.RevisionService;
import dev.countersign.request.Skips;
import dev.countersign.request.Submission;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.template.Templates;
import dev.countersign.tenant.Edit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the matrix calls each method, and the word for each result. */
final class Calls {

    private static final UUID SUBMISSION = new UUID(1, 2);

    /** Calls a method as this person, and returns a word for the result. */
    @FunctionalInterface
    interface Call {
        String word(Actor actor, Target target);
    }

    private final World world;
    private final AtomicInteger days = new AtomicInteger();

    Calls(World world) {
        this.world = world;
    }

    Map<String, Call> all() {
        Map<String, Call> all = new HashMap<>();
        Stream.of(
                        absences(),
                        workingTime(),
                        alarms(),
                        organisation(),
                        staff(),
                        new OrganisationCalls(world).all(),
                        groups(),
                        approvals(),
                        bulk(),
                        handovers(),
                        requests(),
                        files(),
                        revisions(),
                        notifications(),
                        new TemplateCalls(world).all(),
                        new MoveCalls(world).all(),
                        new AgreementCalls(world).all(),
                        new TokenCalls(world).all(),
                        new IntakeCalls(world).all(),
                        others())
                .forEach(all::putAll);
        return Map.copyOf(all);
    }

    private Map<String, Call> absences() {
        Absences absences = world.product.get(Absences.class);
        return Map.ofEntries(
                Map.entry(
                        "Absences.away",
                        (actor, target) -> own(absences.away(
                                actor, List.of(world.actor("requester").person())))),
                Map.entry("Absences.change", (actor, target) -> {
                    AbsenceId absence = plannedAbsence();
                    AbsenceDraft untouched = absenceOfRequester();
                    return kind(absences.change(actor, absence, untouched, untouched));
                }),
                Map.entry("Absences.end", (actor, target) -> kind(absences.end(actor, plannedAbsence()))),
                Map.entry("Absences.now", (actor, target) -> own(absences.now(actor))),
                Map.entry(
                        "Absences.open",
                        (actor, target) -> shown(
                                absences.open(actor, world.actor("requester").person())
                                        .isPresent())),
                Map.entry("Absences.set", (actor, target) -> {
                    AbsenceResult result = absences.set(actor, absenceOfRequester());
                    if (result instanceof AbsenceResult.Saved(Absence absence)) {
                        absences.end(world.actor("requester"), absence.id());
                    }
                    return kind(result);
                }),
                Map.entry(
                        "OwnWeeks.open",
                        (actor, target) -> shown(world.product
                                .get(OwnWeeks.class)
                                .open(actor, world.actor("requester").person())
                                .isPresent())),
                Map.entry(
                        "OwnWeeks.set",
                        (actor, target) -> kind(world.product
                                .get(OwnWeeks.class)
                                .set(
                                        actor,
                                        world.actor("requester").person(),
                                        new Edit<>(Optional.empty(), Optional.empty())))));
    }

    /** What is set is what is so already: other tests use the same organisations. */
    private Map<String, Call> workingTime() {
        WorkingTimeSettings settings = world.product.get(WorkingTimeSettings.class);
        WorkingCalendars calendars = world.product.get(WorkingCalendars.class);
        Holiday day = new Holiday(LocalDate.of(2199, 12, 25), "Christmas");
        return Map.ofEntries(
                Map.entry(
                        "WorkingTimeSettings.add",
                        (actor, target) -> kind(settings.add(actor, List.of(), List.of(day)))),
                Map.entry(
                        "WorkingTimeSettings.open",
                        (actor, target) -> shown(settings.open(actor).isPresent())),
                Map.entry("WorkingTimeSettings.read", (actor, target) -> kind(settings.read(actor, calendarFile()))),
                Map.entry("WorkingTimeSettings.remove", (actor, target) -> kind(settings.remove(actor, day))),
                Map.entry("WorkingTimeSettings.set", (actor, target) -> {
                    OrganisationTime now = calendars.organisationTime(actor.tenant());
                    return kind(settings.set(actor, ShownTime.of(now), now.zone(), now.week()));
                }));
    }

    private static byte[] calendarFile() {
        return """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20001225
                RRULE:FREQ=YEARLY
                SUMMARY:Christmas
                END:VEVENT
                END:VCALENDAR
                """.getBytes(StandardCharsets.UTF_8);
    }

    /** On a day of its own. */
    private AbsenceDraft absenceOfRequester() {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(30L + days.getAndIncrement());
        return new AbsenceDraft(
                world.actor("requester").person(),
                day,
                day,
                world.actor("colleague").person(),
                Optional.empty(),
                "");
    }

    private AbsenceId plannedAbsence() {
        Absences absences = world.product.get(Absences.class);
        if (!(absences.set(world.actor("requester"), absenceOfRequester())
                instanceof AbsenceResult.Saved(Absence set))) {
            throw new AssertionError("the requester cannot set an absence");
        }
        return set.id();
    }

    private Map<String, Call> alarms() {
        Alarms alarms = world.product.get(Alarms.class);
        return Map.ofEntries(
                Map.entry("Alarms.acknowledge", (actor, target) -> {
                    world.raiseAlarm(target.request().toString());
                    return String.valueOf(
                            alarms.acknowledge(actor, alarm(target).id()));
                }),
                Map.entry("Alarms.open", (actor, target) -> {
                    int before = alarms.open(actor);
                    world.raiseAlarm("counted " + UUID.randomUUID());
                    return alarms.open(actor) > before ? "counted" : "none";
                }),
                Map.entry("Alarms.page", (actor, target) -> {
                    world.raiseAlarm(target.request().toString());
                    return shown(alarms.page(actor, true, Optional.empty()).alarms().stream()
                            .anyMatch(alarm ->
                                    alarm.subject().equals(target.request().toString())));
                }));
    }

    private Map<String, Call> organisation() {
        OrganisationRequests requests = world.product.get(OrganisationRequests.class);
        SavedViews views = world.product.get(SavedViews.class);
        RequestDrafts drafts = world.product.get(RequestDrafts.class);
        Extensions extensions = world.product.get(Extensions.class);
        SavedView view = new SavedView("Mine", "state=open");
        return Map.ofEntries(
                Map.entry(
                        "OrganisationRequests.page",
                        (actor, target) -> shown(requests
                                .page(
                                        actor,
                                        OrganisationFilter.of(OrganisationFilter.State.OPEN),
                                        Optional.empty(),
                                        OrganisationRequests.MOST)
                                .stream()
                                .flatMap(page -> page.lines().stream())
                                .anyMatch(line -> line.request().id().equals(target.request())))),
                Map.entry(
                        "ExecutionMonitor.open",
                        (actor, target) -> shown(world.product
                                .get(ExecutionMonitor.class)
                                .open(actor, target.request())
                                .isPresent())),
                Map.entry(
                        "ExecutionMonitor.events",
                        (actor, target) -> shown(world.product
                                .get(ExecutionMonitor.class)
                                .events(actor, target.request(), Optional.empty())
                                .isPresent())),
                Map.entry(
                        "OrganisationRequests.templates",
                        (actor, target) -> shown(!requests.templates(actor).isEmpty())),
                Map.entry(
                        "OrganisationRequests.troubleCounts",
                        (actor, target) -> shown(!requests.troubleCounts(actor).isEmpty())),
                Map.entry("OrganisationRequests.troubles", (actor, target) -> {
                    world.makeOverdue(target);
                    return shown(!requests.troubles(actor, target.request()).isEmpty());
                }),
                Map.entry(
                        "Cancellation.cancel",
                        (actor, target) -> kind(world.product
                                .get(Cancellation.class)
                                .cancel(
                                        actor,
                                        target.request(),
                                        actor.equals(world.actor("desk")) ? "It was sent twice." : ""))),
                Map.entry(
                        "Extensions.extendable",
                        (actor, target) -> shown(
                                !extensions.extendable(actor, target.request()).isEmpty())),
                Map.entry(
                        "Extensions.extend",
                        (actor, target) -> kind(extensions.extend(
                                actor,
                                target.approval(),
                                extensions
                                        .extendable(world.actor("administrator"), target.request())
                                        .getFirst()
                                        .due()
                                        .plus(actor.equals(world.actor("desk")) ? Duration.ZERO : Duration.ofDays(1)),
                                "They are away."))),
                Map.entry(
                        "Retries.retry",
                        (actor, target) ->
                                kind(world.product.get(Retries.class).retry(actor, target.request(), "It was fixed."))),
                Map.entry(
                        "Skips.offer",
                        (actor, target) -> shown(world.product
                                .get(Skips.class)
                                .offer(actor, target.request())
                                .isPresent())),
                Map.entry(
                        "Skips.skip",
                        (actor, target) -> kind(world.product
                                .get(Skips.class)
                                .skip(actor, target.request(), "manager", "It is not needed."))),
                Map.entry("RequestDrafts.keep", (actor, target) -> {
                    drafts.keep(actor, "form", SUBMISSION, "{}");
                    return own("kept");
                }),
                Map.entry("RequestDrafts.newest", (actor, target) -> own(drafts.newest(actor, "form"))),
                Map.entry("RequestDrafts.forget", (actor, target) -> {
                    drafts.forget(actor, SUBMISSION);
                    return own("forgotten");
                }),
                Map.entry("SavedViews.of", (actor, target) -> own(views.of(actor))),
                Map.entry("SavedViews.remove", (actor, target) -> {
                    views.remove(actor, view.name());
                    return own("removed");
                }),
                Map.entry("SavedViews.save", (actor, target) -> {
                    try {
                        return own(views.save(actor, view));
                    } finally {
                        views.remove(actor, view.name());
                    }
                }));
    }

    /** What is saved is what is so already: other tests use the same organisation. */
    private Map<String, Call> staff() {
        Staff staff = world.product.get(Staff.class);
        PersonId colleague = world.actor("colleague").person();
        StaffDraft luis = new StaffDraft(
                "Luis Pardo",
                "luis@acme.test",
                Optional.of("Sales"),
                Optional.of(world.actor("approver").person()),
                Locale.forLanguageTag("es-ES"),
                ZoneId.of("Europe/Madrid"),
                Set.of(Role.EMPLOYEE));
        return Map.ofEntries(
                Map.entry(
                        "Staff.page",
                        (actor, target) ->
                                shown(staff
                                        .page(
                                                actor,
                                                new StaffFilter(StaffFilter.Kind.ACTIVE, "luis@acme"),
                                                Optional.empty())
                                        .stream()
                                        .flatMap(List::stream)
                                        .anyMatch(row -> row.person().id().equals(colleague)))),
                Map.entry(
                        "Staff.open",
                        (actor, target) -> shown(staff.open(actor, colleague).isPresent())),
                Map.entry("Staff.change", (actor, target) -> kind(staff.change(actor, colleague, luis, luis))),
                Map.entry("Staff.synchronize", (actor, target) -> kind(staff.synchronize(actor, colleague, luis))),
                Map.entry(
                        "Staff.add",
                        (actor, target) -> kind(staff.add(
                                actor,
                                new StaffDraft(
                                        "Nobody",
                                        "no address",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Locale.ENGLISH,
                                        ZoneId.of("UTC"),
                                        Set.of(Role.EMPLOYEE))))),
                Map.entry(
                        "StaffImport.preview",
                        (actor, target) ->
                                kind(world.product.get(StaffImport.class).preview(actor, new byte[0]))),
                Map.entry(
                        "StaffImport.apply",
                        (actor, target) ->
                                kind(world.product.get(StaffImport.class).apply(actor, new byte[0], List.of()))),
                Map.entry("Staff.comeBack", (actor, target) -> kind(staff.comeBack(actor, colleague))),
                Map.entry(
                        "Staff.leave",
                        (actor, target) -> kind(staff.leave(actor, colleague, Optional.of(colleague), "Left"))),
                Map.entry(
                        "Staff.replace",
                        (actor, target) -> kind(staff.replace(actor, colleague, Optional.empty(), colleague, "Left"))));
    }

    private Map<String, Call> groups() {
        Groups groups = world.product.get(Groups.class);
        Departments departments = world.product.get(Departments.class);
        UUID finance = groups.list(world.actor("administrator")).orElseThrow().stream()
                .filter(group -> group.key().equals("finance"))
                .map(GroupRow::id)
                .findFirst()
                .orElseThrow();
        PersonId nobody = new PersonId(new UUID(1, 1));
        return Map.ofEntries(
                Map.entry(
                        "Groups.list",
                        (actor, target) -> shown(groups.list(actor).stream()
                                .flatMap(List::stream)
                                .anyMatch(group -> group.id().equals(finance)))),
                Map.entry(
                        "Groups.open",
                        (actor, target) -> shown(groups.open(actor, finance).isPresent())),
                Map.entry("Groups.create", (actor, target) -> kind(groups.create(actor, "Finance", ""))),
                Map.entry(
                        "Groups.rename",
                        (actor, target) -> kind(groups.rename(
                                actor, finance, new Text("Finance", Map.of("es", "Finanzas")), "Finance", "Finanzas"))),
                Map.entry("Groups.addMember", (actor, target) -> kind(groups.addMember(actor, finance, nobody))),
                Map.entry("Groups.removeMember", (actor, target) -> kind(groups.removeMember(actor, finance, nobody))),
                Map.entry("Groups.delete", (actor, target) -> kind(groups.delete(actor, finance))),
                Map.entry("Groups.replace", (actor, target) -> kind(groups.replace(actor, finance, finance))),
                Map.entry(
                        "Departments.list",
                        (actor, target) -> shown(departments.list(actor).isPresent())),
                Map.entry(
                        "Departments.lead",
                        (actor, target) ->
                                kind(departments.lead(actor, "None", Optional.empty(), Optional.of(nobody)))),
                Map.entry(
                        "Gaps.list",
                        (actor, target) ->
                                shown(world.product.get(Gaps.class).list(actor).isPresent())));
    }

    private Map<String, Call> approvals() {
        ApprovalService approvals = world.product.get(ApprovalService.class);
        return Map.ofEntries(
                Map.entry("ApprovalService.counts", (actor, target) -> own(approvals.counts(actor))),
                Map.entry(
                        "ApprovalService.searchesAll",
                        (actor, target) -> own(approvals.searchesAll(actor, InboxFilter.ALL.with("anything")))),
                Map.entry(
                        "ApprovalService.decide",
                        (actor, target) -> kind(
                                approvals.decide(actor, target.approval(), Verdict.APPROVE, "", 1, UUID.randomUUID()))),
                Map.entry(
                        "ApprovalService.decideByToken",
                        (actor, target) -> kind(approvals.decideByToken(
                                actor, target.approval(), Verdict.APPROVE, "", 1, UUID.randomUUID()))),
                Map.entry(
                        "ApprovalService.inbox",
                        (actor, target) ->
                                shown(approvals.inbox(actor, InboxFilter.ALL, Range.first(Range.MOST)).rows().stream()
                                        .anyMatch(item -> item.request().equals(target.request())))),
                Map.entry(
                        "ApprovalService.open",
                        (actor, target) ->
                                shown(approvals.open(actor, target.approval()).isPresent())),
                Map.entry(
                        "ApprovalService.release", (actor, target) -> kind(approvals.release(actor, decision(target)))),
                Map.entry("ApprovalService.undo", (actor, target) -> kind(approvals.undo(actor, decision(target)))),
                Map.entry(
                        "ApprovalService.stoodIn",
                        (actor, target) -> shown(
                                approvals.stoodIn(actor, target.approval()).isPresent())),
                Map.entry("ApprovalService.waiting", (actor, target) -> own(approvals.waiting(actor))));
    }

    private Map<String, Call> revisions() {
        RevisionService revisions = world.product.get(RevisionService.class);
        return Map.ofEntries(
                Map.entry(
                        "RevisionService.foresee",
                        (actor, target) -> shown(revisions
                                .prepare(actor, target.request())
                                .filter(next -> !revisions
                                        .foresee(actor, next, next.answers())
                                        .isEmpty())
                                .isPresent())),
                Map.entry(
                        "RevisionService.prepare",
                        (actor, target) ->
                                shown(revisions.prepare(actor, target.request()).isPresent())),
                Map.entry(
                        "RevisionService.revise",
                        (actor, target) -> kind(revisions.revise(
                                actor, target.request(), 1, JsonMapper.shared().createObjectNode(), "Done"))),
                Map.entry("RevisionService.waiting", (actor, target) -> own(revisions.waiting(actor))));
    }

    private Map<String, Call> bulk() {
        BulkDecisions bulk = world.product.get(BulkDecisions.class);
        return Map.ofEntries(
                Map.entry("BulkDecisions.decide", (actor, target) -> {
                    BulkResult result = bulk.decide(
                            actor,
                            List.of(new BulkDecisions.Seen(target.approval(), 1)),
                            Verdict.APPROVE,
                            "",
                            UUID.randomUUID(),
                            _ -> {});
                    return kind(((BulkResult.Done) result).each().getFirst().result());
                }),
                Map.entry("BulkDecisions.release", (actor, target) -> {
                    bulk.release(actor, List.of(decision(target)));
                    return own("released");
                }),
                Map.entry(
                        "BulkDecisions.undo",
                        (actor, target) ->
                                kind(bulk.undo(actor, List.of(decision(target))).getFirst())),
                Map.entry(
                        "UndoWindows.change",
                        (actor, target) -> kind(world.product
                                .get(UndoWindows.class)
                                .change(actor, Duration.ofSeconds(2), Duration.ofSeconds(2)))),
                Map.entry(
                        "UndoWindows.open",
                        (actor, target) -> shown(
                                world.product.get(UndoWindows.class).open(actor).isPresent())));
    }

    private Map<String, Call> handovers() {
        Handovers handovers = world.product.get(Handovers.class);
        return Map.ofEntries(
                Map.entry(
                        "Handovers.delegate",
                        (actor, target) -> kind(handovers.delegate(
                                actor,
                                target.approval(),
                                world.acme.actor("nuria").person(),
                                ""))),
                Map.entry(
                        "Handovers.outlook",
                        (actor, target) -> own(handovers.outlook(
                                actor,
                                target.approval(),
                                List.of(world.acme.actor("nuria").person())))),
                Map.entry(
                        "Succession.foresee",
                        (actor, target) -> shown(world.product
                                .get(Succession.class)
                                .foresee(
                                        actor,
                                        world.actor("approver").person(),
                                        world.actor("colleague").person())
                                .filter(outlook -> outlook.all() > 0)
                                .isPresent())),
                Map.entry("Handovers.reassign", (actor, target) -> {
                    PersonId asked = handovers
                            .reassignable(world.actor("administrator"), target.request())
                            .getFirst()
                            .from()
                            .id();
                    PersonId nuria = world.acme.actor("nuria").person();
                    PersonId to = asked.equals(nuria) ? world.acme.actor("jon").person() : nuria;
                    return kind(handovers.reassign(actor, target.approval(), asked, to, "They are ill."));
                }),
                Map.entry(
                        "Handovers.reassignable",
                        (actor, target) -> shown(
                                !handovers.reassignable(actor, target.request()).isEmpty())),
                Map.entry(
                        "Nudges.isOffered",
                        (actor, target) -> shown(world.product.get(Nudges.class).isOffered(actor, target.request()))),
                Map.entry(
                        "Nudges.nudge",
                        (actor, target) -> kind(world.product.get(Nudges.class).nudge(actor, target.request()))));
    }

    private Map<String, Call> requests() {
        RequestService requests = world.product.get(RequestService.class);
        return Map.ofEntries(
                Map.entry(
                        "CopiedRequests.copy",
                        (actor, target) -> shown(world.product
                                .get(CopiedRequests.class)
                                .copy(actor, target.request())
                                .isPresent())),
                Map.entry(
                        "EndReview.check",
                        (actor, target) ->
                                kind(world.product.get(EndReview.class).check(actor, target.request()))),
                Map.entry(
                        "RequestService.comment",
                        (actor, target) -> kind(requests.comment(actor, target.request(), "Noted", UUID.randomUUID()))),
                Map.entry(
                        "RequestService.foresee",
                        (actor, target) -> shown(!requests.foresee(actor, leave(), holiday())
                                .steps()
                                .isEmpty())),
                Map.entry(
                        "Mentions.offer",
                        (actor, target) -> shown(!world.product
                                .get(Mentions.class)
                                .offer(actor, List.of(target.request()), "")
                                .isEmpty())),
                Map.entry("RequestService.gallery", (actor, target) -> own(requests.gallery(actor))),
                Map.entry(
                        "RequestService.list",
                        (actor, target) -> shown(requests.list(actor, RequestFilter.ALL, Range.first()).rows().stream()
                                .anyMatch(row -> row.id().equals(target.request())))),
                Map.entry(
                        "RequestService.open(Actor, RequestId)",
                        (actor, target) ->
                                shown(requests.open(actor, target.request()).isPresent())),
                Map.entry(
                        "RequestService.open(Actor, RequestId, int)",
                        (actor, target) ->
                                shown(requests.open(actor, target.request(), 1).isPresent())),
                Map.entry(
                        "RequestService.prepare",
                        (actor, target) -> shown(requests.prepare(actor, "leave-request")
                                .filter(form -> form.template().equals(leave()))
                                .isPresent())),
                Map.entry(
                        "RequestService.record",
                        (actor, target) ->
                                shown(requests.record(actor, target.request()).isPresent())),
                Map.entry(
                        "RequestService.submit",
                        (actor, target) ->
                                kind(requests.submit(actor, new Submission(UUID.randomUUID(), leave(), holiday())))),
                Map.entry(
                        "RequestService.withdraw",
                        (actor, target) -> kind(requests.withdraw(actor, target.request()))));
    }

    private Map<String, Call> notifications() {
        NotificationCenter center = world.product.get(NotificationCenter.class);
        NotificationPreferences preferences = world.product.get(NotificationPreferences.class);
        FailedLetters letters = world.product.get(FailedLetters.class);
        RefusedAddresses addresses = world.product.get(RefusedAddresses.class);
        return Map.ofEntries(
                Map.entry("FailedLetters.count", (actor, target) -> {
                    world.failedLetter(target);
                    return letters.count(actor) > 0 ? "counted" : "none";
                }),
                Map.entry("FailedLetters.page", (actor, target) -> {
                    UUID letter = world.failedLetter(target);
                    return shown(letters.page(actor, Range.first()).rows().stream()
                            .anyMatch(one -> one.id().equals(letter)));
                }),
                Map.entry(
                        "FailedLetters.resend",
                        (actor, target) -> kind(letters.resend(actor, world.failedLetter(target)))),
                Map.entry(
                        "NotificationCenter.page",
                        (actor, target) -> shown(center.page(actor, Range.first()).rows().stream()
                                .anyMatch(item -> item.title().standard().equals(target.title())))),
                Map.entry(
                        "NotificationCenter.readAboutApproval",
                        (actor, target) -> String.valueOf(center.readAboutApproval(
                                actor, target.approval().value()))),
                Map.entry(
                        "NotificationCenter.readAboutRequest",
                        (actor, target) -> String.valueOf(
                                center.readAboutRequest(actor, target.request().value()))),
                Map.entry("NotificationCenter.readAll", (actor, target) -> {
                    center.readAll(actor);
                    return center.unread(actor) == 0 ? "own" : "left";
                }),
                Map.entry("NotificationCenter.unread", (actor, target) -> own(center.unread(actor))),
                Map.entry(
                        "NotificationPreferences.choose",
                        (actor, target) -> own(preferences.choose(actor, Topic.REMINDER, Delivery.AT_ONCE))),
                Map.entry("NotificationPreferences.of", (actor, target) -> own(preferences.of(actor))),
                Map.entry("RefusedAddresses.confirm", (actor, target) -> own(addresses.confirm(actor))),
                Map.entry("RefusedAddresses.own", (actor, target) -> own(addresses.own(actor))));
    }

    /** A file of the requester on the request, and what each person can do with it. */
    private Map<String, Call> files() {
        RequestFiles files = world.product.get(RequestFiles.class);
        return Map.ofEntries(
                Map.entry(
                        "RequestFiles.add",
                        (actor, target) -> kind(sending(() -> files.add(actor, target.request(), pdf())))),
                Map.entry("RequestFiles.discard", (actor, target) -> {
                    FileFacts unused = unused();
                    files.discard(actor, unused.id());
                    return shown(!files.own(world.actor("requester"), List.of(unused.id()))
                            .isEmpty());
                }),
                Map.entry("RequestFiles.open", (actor, target) -> {
                    FileFacts file = added(target);
                    return shown(sending(() -> files.open(actor, file.id())).isPresent());
                }),
                Map.entry(
                        "RequestFiles.own",
                        (actor, target) ->
                                shown(!files.own(actor, List.of(unused().id())).isEmpty())),
                Map.entry(
                        "RequestFiles.receive",
                        (actor, target) -> kind(sending(() -> files.receive(actor, Set.of(FileKind.PDF), pdf())))),
                Map.entry("RequestFiles.remove", (actor, target) -> {
                    FileFacts file = added(target);
                    return kind(files.remove(actor, target.request(), file.id()));
                }));
    }

    /** A new file of the requester on the request. */
    FileFacts added(Target target) {
        RequestFiles files = world.product.get(RequestFiles.class);
        return ((AddFileResult.Added) sending(() -> files.add(world.actor("requester"), target.request(), pdf())))
                .file();
    }

    private FileFacts unused() {
        RequestFiles files = world.product.get(RequestFiles.class);
        Actor requester = world.actor("requester");
        ReceiveResult received = sending(() -> files.receive(requester, Set.of(FileKind.PDF), pdf()));
        return files.own(
                        requester,
                        List.of(((ReceiveResult.Received) received).file().id()))
                .getFirst();
    }

    private static IncomingFile pdf() {
        byte[] bytes = "%PDF-1.7".getBytes(StandardCharsets.UTF_8);
        return new IncomingFile("offer.pdf", bytes.length, new ByteArrayInputStream(bytes));
    }

    private interface Sending<T> {
        T send() throws IOException;
    }

    private static <T> T sending(Sending<T> sending) {
        try {
            return sending.send();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Map<String, Call> others() {
        return Map.ofEntries(
                Map.entry("AuditLog.verify", (actor, target) -> {
                    Verification verified = world.product.get(AuditLog.class).verify(actor);
                    return verified instanceof Verification.NotAllowed ? kind(verified) : "verified";
                }),
                Map.entry(
                        "People.search",
                        (actor, target) -> shown(
                                world
                                        .product
                                        .get(People.class)
                                        .search(actor, new Among.Everybody(), "ana torres")
                                        .stream()
                                        .anyMatch(person -> person.email().equals("ana@acme.test")))),
                Map.entry("People.speak", (actor, target) -> {
                    world.product.get(People.class).speak(actor, Locale.ENGLISH);
                    return own("spoken");
                }),
                Map.entry(
                        "Templates.publish",
                        (actor, target) -> kind(world.product
                                .get(Templates.class)
                                .publish(actor, BuiltInTemplates.all().getFirst()))));
    }

    private Alarm alarm(Target target) {
        return world
                .product
                .get(Alarms.class)
                .page(world.actor("administrator"), true, Optional.empty())
                .alarms()
                .stream()
                .filter(alarm -> alarm.subject().equals(target.request().toString()))
                .findFirst()
                .orElseThrow();
    }

    /** The decision of the approver, which can be undone. */
    private DecisionId decision(Target target) {
        DecideResult decided = world.product
                .get(ApprovalService.class)
                .decide(
                        world.actor("approver"),
                        target.approval(),
                        Verdict.APPROVE,
                        "",
                        1,
                        UUID.nameUUIDFromBytes(
                                target.request().value().toString().getBytes(StandardCharsets.UTF_8)));
        return ((DecideResult.Recorded) decided).decision();
    }

    private TemplateVersionId leave() {
        return world.product
                .get(Templates.class)
                .newest(world.tenant(), "leave-request")
                .orElseThrow()
                .id();
    }

    private static JsonNode holiday() {
        return JsonMapper.shared().readTree("""
                {"type": "holiday", "from": "2099-01-05", "to": "2099-01-06"}
                """);
    }

    static String kind(Object result) {
        return result.getClass().getSimpleName();
    }

    static String shown(boolean shown) {
        return shown ? "shown" : "hidden";
    }

    /** The result is the person's own data, whatever it is. */
    static String own(Object answered) {
        return answered.toString().isEmpty() ? "" : "own";
    }
}
