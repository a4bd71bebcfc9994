package dev.countersign.template;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.io.TemplateYaml;
import dev.countersign.live.Changes;
import dev.countersign.people.Actor;
import dev.countersign.people.Right;
import dev.countersign.tenant.TimeOrderedIds;
import dev.countersign.text.StorableText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Begins and changes drafts, in the transaction of the person who does it. Pages that show a draft hear of its changes by the draft's id. */
@Component
class DraftWork {

    private static final int MOST_DRAFTS = 300;
    private static final int LONGEST_NAME = 200;

    private final DraftRepository drafts;
    private final CatalogueRepository catalogue;
    private final TemplateDefinitions definitions;
    private final TemplateProblems problems;
    private final ReadTexts texts;
    private final AuditLog audit;
    private final SecurityRecords refusals;
    private final Changes changes;
    private final TimeOrderedIds ids;
    private final Clock clock;

    DraftWork(
            DraftRepository drafts,
            CatalogueRepository catalogue,
            TemplateDefinitions definitions,
            TemplateProblems problems,
            ReadTexts texts,
            AuditLog audit,
            SecurityRecords refusals,
            Changes changes,
            TimeOrderedIds ids,
            Clock clock) {
        this.drafts = drafts;
        this.catalogue = catalogue;
        this.definitions = definitions;
        this.problems = problems;
        this.texts = texts;
        this.audit = audit;
        this.refusals = refusals;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    boolean mayEdit(Actor present, String what) {
        return may(present, Right.EDIT_TEMPLATES, what);
    }

    boolean maySee(Actor present, String what) {
        return may(present, Right.SEE_TEMPLATES, what);
    }

    private boolean may(Actor present, Right needed, String what) {
        if (present.may(needed)) {
            return true;
        }
        refusals.refused(present.tenant(), present.person(), "template-draft", what);
        return false;
    }

    BeginResult begin(Actor present, DraftOrigin origin) {
        if (drafts.count() >= MOST_DRAFTS) {
            return new BeginResult.TooMany(MOST_DRAFTS);
        }
        return switch (origin) {
            case DraftOrigin.Template(String key) ->
                newest(present, key)
                        .map(source -> insert(present, key, source.yaml()))
                        .orElseGet(BeginResult.NotFound::new);
            case DraftOrigin.CopyOf(String key) ->
                newest(present, key)
                        .map(source -> insert(
                                present,
                                null,
                                TemplateYaml.rewrite(
                                        source.yaml(), DraftKeys.copy(source.definition(), this::isTaken))))
                        .orElseGet(BeginResult.NotFound::new);
            case DraftOrigin.Given(TemplateDefinition given) ->
                insert(present, null, TemplateYaml.write(DraftKeys.free(given, this::isTaken)));
            case DraftOrigin.File(String yaml) -> file(present, StorableText.of(yaml));
        };
    }

    private BeginResult file(Actor present, String yaml) {
        if (yaml.length() > TemplateDrafts.LONGEST) {
            return new BeginResult.TooLong();
        }
        Optional<String> known = definition(yaml).map(TemplateDefinition::key).filter(this::isTaken);
        return insert(present, known.orElse(null), yaml);
    }

    private boolean isTaken(String key) {
        return drafts.isTaken(key);
    }

    private Optional<TemplateSource> newest(Actor present, String key) {
        return catalogue.versions(StorableText.of(key)).stream().findFirst().map(version -> {
            TemplateDefinition definition =
                    definitions.of(present.tenant(), List.of(version.id())).get(version.id());
            if (definition == null) {
                throw new IllegalStateException("the definition of version " + version.id() + " is missing");
            }
            return new TemplateSource(
                    version.number(),
                    definition,
                    catalogue.source(version.id()).orElseGet(() -> TemplateYaml.write(definition)));
        });
    }

    private BeginResult insert(Actor present, @Nullable String key, String yaml) {
        TemplateDraftId id = new TemplateDraftId(ids.next());
        if (!drafts.insert(present.tenant(), id, key, name(yaml).orElse(""), yaml, present.person(), clock.instant())) {
            return new BeginResult.Exists(drafts.ofTemplate(String.valueOf(key)).orElseThrow());
        }
        record(present, "template.draft-begun", id, key);
        return new BeginResult.Begun(id);
    }

    void edit(Actor present, DraftRepository.Row row, String yaml) {
        drafts.edit(present.tenant(), row, name(yaml), yaml, present.person(), clock.instant());
        announce(present, row);
    }

    /** Until a new template is published, its key follows its name, unless somebody has chosen a key. */
    TemplateDefinition keyed(DraftRepository.Row row, TemplateDefinition before, TemplateDefinition after) {
        return row.template() == null && !before.name().equals(after.name())
                ? DraftKeys.following(before, after, this::isTaken)
                : after;
    }

    void turn(Actor present, DraftRepository.Row row, int position, String yaml) {
        drafts.turnTo(row.id(), position, name(yaml), present.person(), clock.instant());
        announce(present, row);
    }

    void discard(Actor present, DraftRepository.Row row) {
        drafts.delete(row.id());
        record(present, "template.draft-discarded", row.id(), row.template());
        announce(present, row);
    }

    void published(Actor present, DraftRepository.Row row) {
        drafts.delete(row.id());
        announce(present, row);
    }

    /** The content of the edition, as far as it follows from the order of the edits: nobody has undone anything since. */
    Optional<String> base(DraftRepository.Row now, int edition) {
        int steps = now.edition() - edition;
        return steps > 0 && steps < now.position() ? drafts.at(now.id(), now.position() - steps) : Optional.empty();
    }

    /** With the places in the text. */
    List<Problem> problems(Actor present, DraftRepository.Row row) {
        Optional<TemplateDefinition> definition = definition(row.yaml());
        if (definition.isEmpty()) {
            return TemplateYaml.problems(row.yaml());
        }
        List<Problem> found = new ArrayList<>(problems.ofRead(present.tenant(), definition.get()));
        String key = definition.get().key();
        if (row.template() != null && !row.template().equals(key)) {
            found.addFirst(Problem.error("/key", "template.key-changed", row.template()));
        } else if (row.template() == null && isTaken(key)) {
            found.addFirst(Problem.error("/key", "template.key-taken", key));
        }
        return found.isEmpty() ? List.of() : TemplateYaml.located(row.yaml(), found);
    }

    private void announce(Actor present, DraftRepository.Row row) {
        changes.announce(present.tenant(), row.id().value(), List.of());
    }

    private void record(Actor present, String kind, TemplateDraftId id, @Nullable String key) {
        Map<String, String> details = new TreeMap<>(Map.of("draft", id.toString()));
        if (key != null) {
            details.put("template", key);
        }
        audit.append(present.tenant(), new AuditEvent(kind, present.person(), null, details));
    }

    /** Empty if the text cannot be read. */
    Optional<TemplateDefinition> definition(String yaml) {
        return texts.definition(yaml);
    }

    /** What lists call it; empty if it cannot be read. */
    private Optional<String> name(String yaml) {
        return definition(yaml)
                .map(read -> read.name().standard())
                .map(name -> name.substring(0, Math.min(name.length(), LONGEST_NAME)));
    }
}
