package dev.countersign.matrix;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.editor.TemplateUsage;
import dev.countersign.editor.Usage;
import dev.countersign.matrix.World.Target;
import dev.countersign.notification.NotificationKind;
import dev.countersign.notification.SampleLetter;
import dev.countersign.notification.SampleLetters;
import dev.countersign.people.Actor;
import dev.countersign.request.Trial;
import dev.countersign.request.Trials;
import dev.countersign.template.BeginResult;
import dev.countersign.template.DraftOrigin;
import dev.countersign.template.TemplateCatalogue;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.template.TemplateDrafts;
import dev.countersign.trial.ReplayBegin;
import dev.countersign.trial.ReplayRun;
import dev.countersign.trial.Replays;
import dev.countersign.trial.TestCaseId;
import dev.countersign.trial.TestCases;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** How the matrix calls the methods about templates. Nothing is published or retired: other tests use the same organisation. */
final class TemplateCalls {

    private static final String KEY = "purchase-request";
    private static final String NO_TEMPLATE = "no-such-template";
    private static final TemplateDefinition LEAVE = BuiltInTemplates.all().stream()
            .filter(template -> template.key().equals("leave-request"))
            .findFirst()
            .orElseThrow();

    private final World world;
    private final TemplateDrafts drafts;

    TemplateCalls(World world) {
        this.world = world;
        this.drafts = world.product.get(TemplateDrafts.class);
    }

    Map<String, Calls.Call> all() {
        TemplateCatalogue catalogue = world.product.get(TemplateCatalogue.class);
        TemplateUsage usage = world.product.get(TemplateUsage.class);
        TestCases cases = world.product.get(TestCases.class);
        Replays replays = world.product.get(Replays.class);
        Trials trials = world.product.get(Trials.class);
        SampleLetters letters = world.product.get(SampleLetters.class);
        return Map.ofEntries(
                Map.entry(
                        "TemplateCatalogue.list",
                        (actor, target) -> Calls.shown(catalogue.list(actor).isPresent())),
                Map.entry(
                        "TemplateCatalogue.open",
                        (actor, target) ->
                                Calls.shown(catalogue.open(actor, KEY).isPresent())),
                Map.entry(
                        "TemplateCatalogue.source",
                        (actor, target) ->
                                Calls.shown(catalogue.source(actor, KEY, 1).isPresent())),
                Map.entry(
                        "TemplateCatalogue.retire",
                        (actor, target) -> Calls.kind(catalogue.retire(actor, NO_TEMPLATE))),
                Map.entry(
                        "TemplateCatalogue.restore",
                        (actor, target) -> Calls.kind(catalogue.restore(actor, NO_TEMPLATE))),
                Map.entry(
                        "TemplateCatalogue.publishAgain",
                        (actor, target) -> Calls.kind(catalogue.publishAgain(actor, NO_TEMPLATE, 1, 1, "", Set.of()))),
                Map.entry("TemplateDrafts.begin", (actor, target) -> begin(actor)),
                Map.entry(
                        "TemplateDrafts.open",
                        (actor, target) -> with(
                                draft -> Calls.shown(drafts.open(actor, draft).isPresent()))),
                Map.entry(
                        "TemplateDrafts.check",
                        (actor, target) -> with(
                                draft -> Calls.shown(drafts.check(actor, draft).isPresent()))),
                Map.entry(
                        "TemplateDrafts.save",
                        (actor, target) -> with(draft -> Calls.kind(drafts.save(actor, draft, 1, "key: a")))),
                Map.entry(
                        "TemplateDrafts.replace",
                        (actor, target) -> with(draft -> Calls.kind(drafts.replace(actor, draft, "key: a")))),
                Map.entry(
                        "TemplateDrafts.change",
                        (actor, target) -> with(draft -> Calls.kind(drafts.change(actor, draft, Optional::of)))),
                Map.entry(
                        "TemplateDrafts.undo", (actor, target) -> with(draft -> Calls.kind(drafts.undo(actor, draft)))),
                Map.entry(
                        "TemplateDrafts.redo", (actor, target) -> with(draft -> Calls.kind(drafts.redo(actor, draft)))),
                Map.entry(
                        "TemplateDrafts.discard",
                        (actor, target) -> with(draft -> Calls.kind(drafts.discard(actor, draft)))),
                Map.entry(
                        "TemplateDrafts.publish",
                        (actor, target) -> with(draft -> Calls.kind(drafts.publish(actor, draft, 0, "", Set.of())))),
                Map.entry("TemplateUsage.all", (actor, target) -> Calls.shown(countsRequests(usage, actor))),
                Map.entry(
                        "TemplateUsage.connectors",
                        (actor, target) -> Calls.shown(!usage.connectors(actor).isEmpty())),
                Map.entry(
                        "TemplateUsage.findGroups",
                        (actor, target) ->
                                Calls.shown(!usage.findGroups(actor, "finance").isEmpty())),
                Map.entry(
                        "TemplateUsage.groups",
                        (actor, target) -> Calls.shown(
                                !usage.groups(actor, Set.of("finance")).isEmpty())),
                Map.entry("Trials.imagine", (actor, target) -> Calls.kind(trials.imagine(actor, LEAVE, trial()))),
                Map.entry(
                        "Replays.begin",
                        (actor, target) -> withDraftOf(KEY, draft -> Calls.kind(replays.begin(actor, draft, 1)))),
                Map.entry(
                        "Replays.next",
                        (actor, target) -> withDraftOf(
                                KEY,
                                draft -> Calls.shown(
                                        replays.next(actor, begun(draft)).isPresent()))),
                Map.entry(
                        "TestCases.run",
                        (actor, target) -> with(
                                draft -> Calls.shown(cases.run(actor, draft).isPresent()))),
                Map.entry(
                        "TestCases.keep",
                        (actor, target) -> with(draft -> Calls.kind(cases.keep(actor, draft, "Leave", trial())))),
                Map.entry(
                        "TestCases.expectNow",
                        (actor, target) ->
                                with(draft -> Calls.kind(cases.expectNow(actor, draft, Set.of(kept(draft)))))),
                Map.entry(
                        "TestCases.remove",
                        (actor, target) -> with(draft -> Calls.kind(cases.remove(actor, draft, kept(draft))))),
                Map.entry(
                        "SampleLetters.write",
                        (actor, target) ->
                                Calls.shown(letters.write(actor, letter()).isPresent())));
    }

    /** Whether a request of the organisation counts: other tests may have left requests in the organisation of the actor. */
    private boolean countsRequests(TemplateUsage usage, Actor actor) {
        Target another = world.target();
        int running = running(usage, actor);
        world.clear(another);
        return running(usage, actor) < running;
    }

    private static int running(TemplateUsage usage, Actor actor) {
        return usage.all(actor).getOrDefault(KEY, Usage.NONE).runningAtAll();
    }

    private ReplayRun begun(TemplateDraftId draft) {
        Replays replays = world.product.get(Replays.class);
        return ((ReplayBegin.Begun) replays.begin(world.actor("administrator"), draft, 1)).run();
    }

    /** Calls with a draft of a template that the organisation uses. */
    private String withDraftOf(String template, Function<TemplateDraftId, String> call) {
        Actor administrator = world.actor("administrator");
        TemplateDraftId draft = switch (drafts.begin(administrator, new DraftOrigin.Template(template))) {
            case BeginResult.Begun begun -> begun.draft();
            case BeginResult.Exists exists -> exists.draft();
            case BeginResult other -> throw new IllegalStateException("no draft: " + other);
        };
        try {
            return call.apply(draft);
        } finally {
            drafts.discard(administrator, draft);
        }
    }

    /** A test case of this draft. */
    private TestCaseId kept(TemplateDraftId draft) {
        TestCases cases = world.product.get(TestCases.class);
        Actor administrator = world.actor("administrator");
        cases.keep(administrator, draft, "Leave", trial());
        return cases.run(administrator, draft)
                .orElseThrow()
                .lines()
                .getFirst()
                .one()
                .id();
    }

    private Trial trial() {
        return new Trial(
                world.actor("requester").person(),
                Instant.EPOCH,
                JsonMapper.shared().createObjectNode(),
                Map.of(),
                Map.of());
    }

    private SampleLetter.About letter() {
        return new SampleLetter.About(
                LEAVE,
                JsonMapper.shared().createObjectNode(),
                "Leave",
                world.actor("requester").person(),
                world.actor("approver").person(),
                NotificationKind.ASSIGNED,
                Optional.of("manager"),
                Optional.of(Instant.EPOCH),
                Instant.EPOCH);
    }

    private String begin(Actor actor) {
        BeginResult result =
                drafts.begin(actor, new DraftOrigin.Given(BuiltInTemplates.all().getFirst()));
        if (result instanceof BeginResult.Begun(TemplateDraftId draft)) {
            drafts.discard(actor, draft);
        }
        return Calls.kind(result);
    }

    /** Calls with a draft of the organisation. */
    private String with(Function<TemplateDraftId, String> call) {
        TemplateDraftId draft = draft(world);
        try {
            return call.apply(draft);
        } finally {
            drafts.discard(world.actor("administrator"), draft);
        }
    }

    /** A new draft of the organisation. */
    static TemplateDraftId draft(World world) {
        BeginResult begun = world.product
                .get(TemplateDrafts.class)
                .begin(
                        world.actor("administrator"),
                        new DraftOrigin.Given(BuiltInTemplates.all().getFirst()));
        return ((BeginResult.Begun) begun).draft();
    }
}
