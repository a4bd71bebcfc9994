package dev.countersign.matrix;

import static dev.countersign.matrix.Calls.kind;
import static dev.countersign.matrix.Calls.own;
import static dev.countersign.matrix.Calls.shown;

import dev.countersign.administration.ExecutionMonitor;
import dev.countersign.administration.OrganisationFilter;
import dev.countersign.administration.OrganisationRequests;
import dev.countersign.administration.SavedView;
import dev.countersign.administration.SavedViews;
import dev.countersign.approval.Extensions;
import dev.countersign.attachment.IncomingFile;
import dev.countersign.attachment.ReceiveResult;
import dev.countersign.definitions.form.FileKind;
import dev.countersign.listing.Range;
import dev.countersign.matrix.Calls.Call;
import dev.countersign.matrix.World.Target;
import dev.countersign.people.Actor;
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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the matrix calls what is about requests, their files and revisions. */
final class RequestCalls {

    private static final UUID SUBMISSION = new UUID(1, 2);

    private final World world;

    RequestCalls(World world) {
        this.world = world;
    }

    Map<String, Call> all() {
        Map<String, Call> all = new HashMap<>();
        Stream.of(requests(), organisation(), files(), revisions()).forEach(all::putAll);
        return all;
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

    private Map<String, Call> revisions() {
        RevisionService revisions = world.product.get(RevisionService.class);
        return Map.ofEntries(
                Map.entry(
                        "RevisionService.changed",
                        (actor, target) -> shown(revisions
                                .prepare(actor, target.request())
                                .map(next -> revisions.changed(actor, next, next.answers()))
                                .isPresent())),
                Map.entry(
                        "RevisionService.foresee",
                        (actor, target) -> shown(revisions
                                .prepare(actor, target.request())
                                .filter(next -> !revisions
                                        .foresee(actor, next, next.answers())
                                        .steps()
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
}
