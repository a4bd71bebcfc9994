package dev.countersign.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.io.TemplateYaml;
import dev.countersign.definitions.text.Text;
import dev.countersign.live.Changes;
import dev.countersign.live.Subscription;
import dev.countersign.people.Actor;
import dev.countersign.tenant.TenantId;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.PurchaseTemplate;
import dev.countersign.testing.Services;
import dev.countersign.testing.StateMachinesInMemory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(Services.class)
class TemplateDraftsIT {

    private static final String KEY = PurchaseTemplate.definition().key();

    private final Templates templates;
    private final TemplateDrafts drafts;
    private final TemplateCatalogue catalogue;
    private final StateMachinesInMemory machines;
    private final Changes changes;
    private final TenantId acme;
    private final Actor elena;
    private final Actor pau;
    private final Actor ana;
    private final Actor stranger;

    @Autowired
    TemplateDraftsIT(
            Templates templates,
            TemplateDrafts drafts,
            TemplateCatalogue catalogue,
            StateMachinesInMemory machines,
            Changes changes,
            Organisation organisation) {
        this.templates = templates;
        this.drafts = drafts;
        this.catalogue = catalogue;
        this.machines = machines;
        this.changes = changes;
        this.acme = organisation.found();
        this.elena = organisation.administrator(acme, "Elena Prado");
        this.pau = organisation.administrator(acme, "Pau Vila");
        this.ana = organisation.employee(acme, "Ana Torres");
        this.stranger = organisation.administrator(organisation.found(), "Max Strange");
    }

    @BeforeEach
    void publishPurchase() {
        machines.accept(KEY);
        assertThat(templates.publish(elena, PurchaseTemplate.definition())).isInstanceOf(PublishResult.Published.class);
    }

    @Test
    void aTemplateHasOneDraftWhichTwoPeopleShare() {
        TemplateDraftId draft = begun();
        assertThat(drafts.begin(pau, new DraftOrigin.Template(KEY))).isEqualTo(new BeginResult.Exists(draft));
        assertThat(drafts.open(pau, draft).orElseThrow().definition()).contains(PurchaseTemplate.definition());
    }

    @Test
    void changesOfDifferentLinesAreMergedWithTheirComments() {
        TemplateDraftId draft = begun();
        TemplateDraft read = open(draft);
        assertThat(save(elena, read, read.yaml().replace("prefix: ", "# As finance knows it.\nprefix: ")))
                .isInstanceOf(DraftResult.Saved.class);
        assertThat(save(pau, read, read.yaml() + "# The end.\n")).isInstanceOf(DraftResult.Merged.class);
        assertThat(open(draft).yaml()).contains("# As finance knows it.").endsWith("# The end.\n");
    }

    @Test
    void aChangeOfTheSameLineIsRefusedAndCanReplaceTheOtherWhichUndoBringsBack() {
        TemplateDraftId draft = begun();
        TemplateDraft read = open(draft);
        String elenas = read.yaml().replaceFirst("(?m)^prefix: .*$", "prefix: ELENA");
        String paus = read.yaml().replaceFirst("(?m)^prefix: .*$", "prefix: PAU");
        save(elena, read, elenas);

        assertThat(save(pau, read, paus)).isInstanceOf(DraftResult.Conflict.class);
        assertThat(open(draft).yaml()).isEqualTo(elenas);
        assertThat(drafts.replace(pau, draft, paus)).isInstanceOf(DraftResult.Saved.class);
        drafts.undo(elena, draft);
        assertThat(open(draft).yaml()).isEqualTo(elenas);
        drafts.redo(elena, draft);
        assertThat(open(draft).yaml()).isEqualTo(paus);
    }

    @Test
    void aChangeOfTheFlowIsMadeOnTheNewestContentAndKeepsComments() {
        TemplateDraftId draft = begun();
        TemplateDraft read = open(draft);
        save(pau, read, "# Ours.\n" + read.yaml());

        drafts.change(elena, draft, before -> Optional.of(named(before, "Buying")));

        assertThat(open(draft).yaml()).startsWith("# Ours.\n");
        assertThat(open(draft).definition()).contains(named(PurchaseTemplate.definition(), "Buying"));
        drafts.undo(pau, draft);
        drafts.undo(pau, draft);
        assertThat(open(draft))
                .returns(read.yaml(), TemplateDraft::yaml)
                .returns(false, TemplateDraft::undoable)
                .returns(true, TemplateDraft::redoable);
    }

    @Test
    void afterManyChangesTheLastOnesCanBeUndone() {
        TemplateDraftId draft = begun();
        for (int i = 0; i < DraftRepository.MOST_EDITS + 5; i++) {
            drafts.replace(elena, draft, "# " + i);
        }
        for (int i = 0; i < DraftRepository.MOST_EDITS + 5; i++) {
            drafts.undo(elena, draft);
        }
        assertThat(open(draft)).returns("# 5", TemplateDraft::yaml).returns(false, TemplateDraft::undoable);
    }

    @Test
    void whatIsUnreadableIsKeptAndItsProblemsHaveTheirPlaces() {
        TemplateDraftId draft = begun();
        String name = open(draft).name();
        drafts.replace(elena, draft, "key: a\nform: [");
        assertThat(open(draft).definition()).isEmpty();
        assertThat(open(draft).name())
                .as("as it was called before")
                .isNotEmpty()
                .isEqualTo(name);
        assertThat(drafts.check(elena, draft).orElseThrow()).first().satisfies(problem -> {
            assertThat(problem.line()).isPositive();
            assertThat(problem.column()).isPositive();
        });
        assertThat(drafts.change(elena, draft, Optional::of)).isInstanceOf(DraftResult.NotPossible.class);
        assertThat(drafts.publish(elena, draft, open(draft).edition(), "", Set.of(Accepted.WARNINGS)))
                .isInstanceOf(PublishResult.Invalid.class);
    }

    @Test
    void whatMayBeAMistakeIsPublishedOnlyByWhoHasSeenIt() {
        TemplateDraftId draft = begun();
        String yaml = open(draft).yaml();
        drafts.replace(elena, draft, yaml.replaceFirst("group: [a-z-]+", "group: nowhere"));
        assertThat(open(draft).yaml()).contains("nowhere");
        assertThat(drafts.publish(elena, draft, open(draft).edition(), "", Set.of()))
                .isInstanceOfSatisfying(
                        PublishResult.Warned.class,
                        warned -> assertThat(warned.warnings()).anySatisfy(problem -> {
                            assertThat(problem.message()).isEqualTo("template.no-such-group-to-ask");
                            assertThat(problem.args()).containsExactly("nowhere");
                            assertThat(problem.line()).isPositive();
                        }));
        assertThat(drafts.publish(elena, draft, open(draft).edition(), "", Set.of(Accepted.WARNINGS)))
                .isInstanceOf(PublishResult.Published.class);
    }

    @Test
    void aPublishedDraftIsTheNewestVersionWithItsTextAndIsGone() {
        TemplateDraftId draft = begun();
        drafts.replace(elena, draft, "# Why.\n" + open(draft).yaml());

        assertThat(drafts.publish(elena, draft, open(draft).edition(), " Sooner. ", Set.of(Accepted.WARNINGS)))
                .isInstanceOfSatisfying(
                        PublishResult.Published.class,
                        now -> assertThat(now.version()).isEqualTo(2));

        assertThat(drafts.open(elena, draft)).isEmpty();
        TemplateHistory history = catalogue.open(elena, KEY).orElseThrow();
        assertThat(history.versions()).extracting(TemplateHistory.Version::note).containsExactly("Sooner.", "");
        assertThat(catalogue.source(elena, KEY, 2).orElseThrow().yaml()).startsWith("# Why.\n");
        assertThat(drafts.publish(elena, draft, 1, "", Set.of(Accepted.WARNINGS)))
                .isEqualTo(new PublishResult.Changed());
    }

    @Test
    void whoHasNotSeenTheNewestContentDoesNotPublishIt() {
        TemplateDraftId draft = begun();
        int seen = open(draft).edition();
        drafts.replace(pau, draft, "# More.\n" + open(draft).yaml());
        assertThat(drafts.publish(elena, draft, seen, "", Set.of(Accepted.WARNINGS)))
                .isEqualTo(new PublishResult.Changed());
    }

    @Test
    void aVersionThatWasPublishedMeanwhileIsReplacedOnlyOnInsisting() {
        TemplateDraftId draft = begun();
        catalogue.publishAgain(pau, KEY, 1, 1, "Again", Set.of());
        int edition = open(draft).edition();
        assertThat(drafts.publish(elena, draft, edition, "", Set.of(Accepted.WARNINGS)))
                .isEqualTo(new PublishResult.Outdated(2));
        assertThat(drafts.publish(elena, draft, edition, "", Set.of(Accepted.values())))
                .isInstanceOf(PublishResult.Published.class);
    }

    @Test
    void whatAwsRefusesStaysADraft() {
        TemplateDraftId draft = begun();
        machines.refuse(KEY, "too many states");
        assertThat(drafts.publish(elena, draft, open(draft).edition(), "", Set.of(Accepted.WARNINGS)))
                .isEqualTo(new PublishResult.Refused("too many states"));
        assertThat(drafts.open(elena, draft)).isPresent();
        assertThat(templates.newest(acme, KEY)).map(TemplateVersion::version).contains(1);
    }

    @Test
    void publishingAgainAfterAnInterruptionGivesOneVersion() {
        TemplateDraftId draft = begun();
        drafts.replace(elena, draft, "# New.\n" + open(draft).yaml());
        machines.publish(acme, new TemplateVersionId(draft.value()), PurchaseTemplate.definition());
        assertThat(drafts.publish(elena, draft, open(draft).edition(), "", Set.of(Accepted.WARNINGS)))
                .isInstanceOf(PublishResult.Published.class);
        assertThat(catalogue.open(elena, KEY).orElseThrow().versions()).hasSize(2);
        assertThat(templates.newest(acme, KEY).flatMap(TemplateVersion::stateMachineVersion))
                .isPresent();
    }

    @Test
    void aFormerVersionIsPublishedAgainAsTheNewest() {
        TemplateDraftId draft = begun();
        drafts.change(elena, draft, before -> Optional.of(named(before, "Buying")));
        drafts.publish(elena, draft, open(draft).edition(), "", Set.of(Accepted.WARNINGS));

        assertThat(catalogue.publishAgain(elena, KEY, 1, 1, "", Set.of())).isEqualTo(new PublishResult.Outdated(2));
        assertThat(catalogue.publishAgain(elena, KEY, 1, 2, "", Set.of())).isInstanceOf(PublishResult.Published.class);
        assertThat(templates.newest(acme, KEY))
                .map(TemplateVersion::definition)
                .contains(PurchaseTemplate.definition());
        assertThat(catalogue.publishAgain(elena, KEY, 9, 3, "", Set.of())).isEqualTo(new PublishResult.NotFound());
    }

    @Test
    void aPublishedTemplateKeepsItsKeyAndANewOneGetsAFreeOne() {
        TemplateDraftId draft = begun();
        drafts.replace(elena, draft, open(draft).yaml().replace("key: " + KEY, "key: other"));
        assertThat(drafts.check(elena, draft).orElseThrow())
                .extracting(Problem::message)
                .contains("template.key-changed");
        assertThat(drafts.publish(elena, draft, open(draft).edition(), "", Set.of(Accepted.WARNINGS)))
                .isInstanceOf(PublishResult.Invalid.class);

        TemplateDraftId copy = draft(drafts.begin(elena, new DraftOrigin.CopyOf(KEY)));
        assertThat(open(copy).definition()).map(TemplateDefinition::key).contains(KEY + "-2");
        drafts.replace(elena, copy, open(copy).yaml().replace("key: " + KEY + "-2", "key: " + KEY));
        assertThat(drafts.check(elena, copy).orElseThrow())
                .extracting(Problem::message)
                .contains("template.key-taken");
    }

    @Test
    void theKeyOfANewTemplateFollowsItsNameUntilItIsPublishedOrSomebodyChoosesOne() {
        TemplateDefinition laptops = PurchaseTemplate.definition("new-template", "LAP");
        TemplateDraftId draft =
                draft(drafts.begin(elena, new DraftOrigin.Given(laptops.named(Text.of("New template")))));
        assertThat(key(rename(draft, "Petición de portátil"))).isEqualTo("peticion-de-portatil");
        assertThat(key(rename(draft, KEY))).as("another template has this one").isEqualTo(KEY + "-2");
        assertThat(key(rename(draft, "日本"))).as("nothing of it can be in a key").isEqualTo(KEY + "-2");
        drafts.replace(elena, draft, open(draft).yaml().replace("key: " + KEY + "-2", "key: chosen"));
        assertThat(key(rename(draft, "Laptops"))).isEqualTo("chosen");

        TemplateDraftId published = begun();
        assertThat(key(rename(published, "Laptops"))).isEqualTo(KEY);
    }

    private TemplateDraftId rename(TemplateDraftId draft, String name) {
        drafts.change(elena, draft, template -> Optional.of(template.named(Text.of(name))));
        return draft;
    }

    private String key(TemplateDraftId draft) {
        return open(draft).definition().orElseThrow().key();
    }

    @Test
    void whoLooksAtADraftHearsOfItsPublication() {
        TemplateDraftId draft = begun();
        int edition = open(draft).edition();
        AtomicInteger heard = new AtomicInteger();
        try (Subscription _ = changes.subscribe(acme, change -> {
            if (change.isAbout(draft.value())) {
                heard.incrementAndGet();
            }
        })) {
            drafts.publish(elena, draft, edition, "", Set.of(Accepted.WARNINGS));
        }
        assertThat(heard).hasValue(1);
    }

    @Test
    void aFileOfAKnownTemplateBecomesItsDraft() {
        String file = "# From Globex.\n" + TemplateYaml.write(PurchaseTemplate.definition());
        TemplateDraftId draft = draft(drafts.begin(elena, new DraftOrigin.File(file)));
        assertThat(open(draft))
                .returns(Optional.of(KEY), TemplateDraft::template)
                .returns(file, TemplateDraft::yaml);
        assertThat(drafts.begin(elena, new DraftOrigin.File(file))).isEqualTo(new BeginResult.Exists(draft));
        assertThat(draft(drafts.begin(elena, new DraftOrigin.File("{")))).isNotNull();
    }

    @Test
    void aRetiredTemplateIsNotOfferedUntilItIsRestored() {
        assertThat(catalogue.retire(elena, KEY)).isEqualTo(new RetireResult.Done());
        TemplateVersionId version = templates.newest(acme, KEY).orElseThrow().id();
        assertThat(templates.offered(acme)).isEmpty();
        assertThat(templates.offered(acme, KEY)).isEmpty();
        assertThat(templates.isOffered(acme, version)).isFalse();
        assertThat(catalogue.list(elena).orElseThrow().templates())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.retired()).isTrue();
                    assertThat(line.key()).isEqualTo(KEY);
                });
        assertThat(catalogue.restore(elena, KEY)).isEqualTo(new RetireResult.Done());
        assertThat(templates.offered(acme, KEY)).isPresent();
        assertThat(catalogue.retire(elena, "nothing")).isEqualTo(new RetireResult.NotFound());
    }

    @Test
    void othersSeeAndChangeNothing() {
        TemplateDraftId draft = begun();
        for (Actor other : List.of(ana, stranger)) {
            assertThat(drafts.open(other, draft)).isEmpty();
            assertThat(drafts.check(other, draft)).isEmpty();
            assertThat(catalogue.source(other, KEY, 1)).isEmpty();
            assertThat(catalogue.open(other, KEY)).isEmpty();
        }
        assertThat(drafts.replace(ana, draft, "x")).isEqualTo(new DraftResult.NotAllowed());
        assertThat(drafts.replace(stranger, draft, "x")).isEqualTo(new DraftResult.NotFound());
        assertThat(drafts.publish(ana, draft, 1, "", Set.of(Accepted.values())))
                .isEqualTo(new PublishResult.NotAllowed());
        assertThat(drafts.begin(ana, new DraftOrigin.Template(KEY))).isEqualTo(new BeginResult.NotAllowed());
        assertThat(catalogue.list(ana)).isEmpty();
        assertThat(catalogue.retire(ana, KEY)).isEqualTo(new RetireResult.NotAllowed());
        assertThat(catalogue.publishAgain(ana, KEY, 1, 1, "", Set.of())).isEqualTo(new PublishResult.NotAllowed());
    }

    private TemplateDraftId begun() {
        return draft(drafts.begin(elena, new DraftOrigin.Template(KEY)));
    }

    private static TemplateDraftId draft(BeginResult result) {
        assertThat(result).isInstanceOf(BeginResult.Begun.class);
        return ((BeginResult.Begun) result).draft();
    }

    private TemplateDraft open(TemplateDraftId draft) {
        return drafts.open(elena, draft).orElseThrow();
    }

    private DraftResult save(Actor actor, TemplateDraft read, String yaml) {
        return drafts.save(actor, read.id(), read.edition(), yaml);
    }

    private static TemplateDefinition named(TemplateDefinition of, String name) {
        return new TemplateDefinition(
                of.key(),
                Text.of(name),
                of.description(),
                of.prefix(),
                of.title(),
                of.form(),
                of.steps(),
                of.revisions(),
                of.emailLink());
    }
}
