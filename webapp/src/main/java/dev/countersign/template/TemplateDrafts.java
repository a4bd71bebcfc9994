package dev.countersign.template;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.text.StorableText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/**
 * Templates that are being edited. Each change is saved at once and can be undone, also by somebody else. If two people edit, nobody's work is lost: a
 * change of the flow or the form is applied to the newest content, and a changed text is merged with it or refused.
 */
@Service
public class TemplateDrafts {

    /** In characters; the database enforces this limit, too. */
    public static final int LONGEST = 1_000_000;

    private final DraftRepository drafts;
    private final DraftWork work;
    private final Proposing publishing;
    private final CatalogueRepository catalogue;
    private final People people;
    private final ActorTransaction acting;
    private final CaseGate cases;

    TemplateDrafts(
            DraftRepository drafts,
            DraftWork work,
            Proposing publishing,
            CatalogueRepository catalogue,
            People people,
            ActorTransaction acting,
            CaseGate cases) {
        this.drafts = drafts;
        this.work = work;
        this.publishing = publishing;
        this.catalogue = catalogue;
        this.people = people;
        this.acting = acting;
        this.cases = cases;
    }

    public BeginResult begin(Actor actor, DraftOrigin origin) {
        return acting.call(
                actor,
                present -> work.mayEdit(present, "new") ? work.begin(present, origin) : new BeginResult.NotAllowed());
    }

    /** Empty if there is no such draft, or the actor may not see templates. */
    public Optional<TemplateDraft> open(Actor actor, TemplateDraftId id) {
        return acting.call(
                actor,
                present -> work.maySee(present, id.toString())
                        ? drafts.find(id).map(row -> shown(present, row))
                        : Optional.empty());
    }

    /**
     * Saves a changed text.
     *
     * @param edition that the text was made from
     */
    public DraftResult save(Actor actor, TemplateDraftId id, int edition, String yaml) {
        String text = StorableText.of(yaml);
        if (text.length() > LONGEST) {
            return new DraftResult.TooLong();
        }
        return changing(actor, id, (present, row) -> {
            if (row.yaml().equals(text)) {
                return new DraftResult.Saved(shown(present, row));
            }
            if (row.edition() == edition) {
                return new DraftResult.Saved(edited(present, row, text));
            }
            return work.base(row, edition)
                    .flatMap(base -> ThreeWayMerge.merge(base, row.yaml(), text))
                    .filter(merged -> merged.length() <= LONGEST)
                    .<DraftResult>map(merged -> new DraftResult.Merged(edited(present, row, merged)))
                    .orElseGet(() -> new DraftResult.Conflict(shown(present, row)));
        });
    }

    /** Saves a text whatever the draft holds now; what it held can be had back by undoing. */
    public DraftResult replace(Actor actor, TemplateDraftId id, String yaml) {
        String text = StorableText.of(yaml);
        return text.length() > LONGEST
                ? new DraftResult.TooLong()
                : changing(actor, id, (present, row) -> new DraftResult.Saved(edited(present, row, text)));
    }

    /**
     * Changes the newest content. Comments of the text are kept.
     *
     * @param change gives the changed definition; empty if what it changes is not there any more
     */
    public DraftResult change(
            Actor actor, TemplateDraftId id, Function<TemplateDefinition, Optional<TemplateDefinition>> change) {
        return changing(actor, id, (present, row) -> {
            Optional<TemplateDefinition> before = work.definition(row.yaml());
            Optional<TemplateDefinition> after =
                    before.flatMap(one -> change.apply(one).map(changed -> work.keyed(row, one, changed)));
            if (after.isEmpty()) {
                return new DraftResult.NotPossible(shown(present, row));
            }
            if (after.equals(before)) {
                return new DraftResult.Saved(shown(present, row));
            }
            String yaml = TemplateYaml.rewrite(row.yaml(), after.get());
            if (yaml.length() > LONGEST) {
                return new DraftResult.TooLong();
            }
            // What the reader would refuse must not replace what it reads.
            return work.definition(yaml).isEmpty()
                    ? new DraftResult.NotPossible(shown(present, row))
                    : new DraftResult.Saved(edited(present, row, yaml));
        });
    }

    /** Goes back to the content before the last change, whoever made it. Without one, nothing is changed. */
    public DraftResult undo(Actor actor, TemplateDraftId id) {
        return turn(actor, id, -1);
    }

    public DraftResult redo(Actor actor, TemplateDraftId id) {
        return turn(actor, id, 1);
    }

    /** Deletes the draft. The published versions of the template stay. */
    public DraftResult discard(Actor actor, TemplateDraftId id) {
        return changing(actor, id, (present, row) -> {
            work.discard(present, row);
            return new DraftResult.Saved(shown(present, row));
        });
    }

    /**
     * What is wrong with the draft, with the places in its text. Empty if there is no such draft, or the actor may not see templates.
     */
    public Optional<List<Problem>> check(Actor actor, TemplateDraftId id) {
        return acting.call(
                actor,
                present -> work.maySee(present, id.toString())
                        ? drafts.find(id).map(row -> work.problems(present, row))
                        : Optional.empty());
    }

    /**
     * Publishes the draft as the newest version of its template, and deletes it. Call it outside a transaction.
     *
     * @param edition that the publisher has seen
     * @param accepted what the publisher was told before, and publishes in spite of
     */
    public PublishResult publish(Actor actor, TemplateDraftId id, int edition, String note, Set<Accepted> accepted) {
        Optional<Optional<DraftRepository.Row>> read = acting.call(
                actor,
                present -> work.mayEdit(present, id.toString()) ? Optional.of(drafts.find(id)) : Optional.empty());
        if (read.isEmpty()) {
            return new PublishResult.NotAllowed();
        }
        if (read.get().isEmpty()) {
            return new PublishResult.Changed();
        }
        DraftRepository.Row draft = read.get().get();
        if (!(TemplateYaml.read(draft.yaml()) instanceof ReadResult.Parsed(TemplateDefinition definition))) {
            return new PublishResult.Invalid(TemplateYaml.problems(draft.yaml()));
        }
        String why = TemplateCatalogue.note(note);
        return publishing.publish(
                actor,
                new Publishing.Attempt(
                        new Publication(definition, draft.yaml(), why),
                        present ->
                                TemplateCatalogue.tooLong(why).or(() -> obstacle(present, id, edition, why, accepted)),
                        present -> cases.recordIfOverruled(present, definition.key(), why, accepted),
                        present -> {
                            cases.published(id, definition.key());
                            work.published(present, draft);
                        }),
                new ProposedPublication(definition, draft.yaml(), why, Optional.of(id), edition));
    }

    private Optional<PublishResult> obstacle(
            Actor present, TemplateDraftId id, int edition, String note, Set<Accepted> accepted) {
        Optional<DraftRepository.Row> now = drafts.lock(id).filter(row -> row.edition() == edition);
        if (now.isEmpty()) {
            return Optional.of(new PublishResult.Changed());
        }
        List<Problem> found = work.problems(present, now.get());
        if (found.stream().anyMatch(Problem::isError)) {
            return Optional.of(new PublishResult.Invalid(found));
        }
        Optional<PublishResult> failing = work.definition(now.get().yaml())
                .flatMap(definition -> cases.obstacle(present.tenant(), owner(now.get()), definition, note, accepted));
        if (failing.isPresent()) {
            return failing;
        }
        if (!found.isEmpty() && !accepted.contains(Accepted.WARNINGS)) {
            return Optional.of(new PublishResult.Warned(found));
        }
        return Optional.ofNullable(now.get().template())
                .flatMap(catalogue::newestNumber)
                .filter(newest -> newest != now.get().basedOn() && !accepted.contains(Accepted.ANOTHER_VERSION))
                .map(PublishResult.Outdated::new);
    }

    private static CaseOwner owner(DraftRepository.Row draft) {
        String template = draft.template();
        return template == null ? new CaseOwner.OfDraft(draft.id()) : new CaseOwner.OfTemplate(template);
    }

    private DraftResult turn(Actor actor, TemplateDraftId id, int step) {
        return changing(actor, id, (present, row) -> {
            int position = row.position() + step;
            Optional<String> yaml = drafts.at(id, position);
            if (yaml.isPresent()) {
                work.turn(present, row, position, yaml.get());
            }
            return new DraftResult.Saved(shown(present, drafts.find(id).orElseThrow()));
        });
    }

    /** What a change does with the locked draft. */
    private interface Change {

        DraftResult make(Actor present, DraftRepository.Row row);
    }

    private DraftResult changing(Actor actor, TemplateDraftId id, Change change) {
        return acting.call(actor, present -> {
            if (!work.mayEdit(present, id.toString())) {
                return new DraftResult.NotAllowed();
            }
            Optional<DraftRepository.Row> locked = drafts.lock(id);
            // The right may have been lost meanwhile.
            return acting.again(
                    present,
                    now -> work.mayEdit(now, id.toString())
                            ? locked.map(row -> change.make(now, row)).orElseGet(DraftResult.NotFound::new)
                            : new DraftResult.NotAllowed());
        });
    }

    private TemplateDraft edited(Actor present, DraftRepository.Row row, String yaml) {
        work.edit(present, row, yaml);
        return shown(present, drafts.find(row.id()).orElseThrow());
    }

    private TemplateDraft shown(Actor present, DraftRepository.Row row) {
        return new TemplateDraft(
                row.id(),
                Optional.ofNullable(row.template()),
                row.name(),
                row.basedOn(),
                row.edition(),
                row.yaml(),
                work.definition(row.yaml()),
                row.undoable(),
                row.redoable(),
                Optional.ofNullable(
                        people.names(present.tenant(), Set.of(row.changedBy())).get(row.changedBy())),
                row.changedAt());
    }
}
