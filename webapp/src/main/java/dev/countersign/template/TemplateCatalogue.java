package dev.countersign.template;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.io.TemplateYaml;
import dev.countersign.definitions.text.TypedText;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The templates of an organisation with all their versions, for those who edit templates. */
@Service
public class TemplateCatalogue {

    /** The database enforces this limit, too. */
    public static final int LONGEST_NOTE = 500;

    private final CatalogueRepository catalogue;
    private final TemplateDefinitions definitions;
    private final Templates templates;
    private final Proposing publishing;
    private final People people;
    private final ActorTransaction acting;
    private final AuditLog audit;
    private final SecurityRecords refusals;
    private final Clock clock;
    private final CaseGate cases;

    TemplateCatalogue(
            CatalogueRepository catalogue,
            TemplateDefinitions definitions,
            Templates templates,
            Proposing publishing,
            People people,
            ActorTransaction acting,
            AuditLog audit,
            SecurityRecords refusals,
            Clock clock,
            CaseGate cases) {
        this.catalogue = catalogue;
        this.definitions = definitions;
        this.templates = templates;
        this.publishing = publishing;
        this.people = people;
        this.acting = acting;
        this.audit = audit;
        this.refusals = refusals;
        this.clock = clock;
        this.cases = cases;
    }

    /** All templates by key, and the drafts of new ones. Empty for everybody who may not see templates. */
    public Optional<TemplateListing> list(Actor actor) {
        return reading(actor, "all", present -> {
            List<CatalogueRepository.Line> lines = catalogue.lines();
            List<CatalogueRepository.Draft> drafts = catalogue.drafts();
            Set<PersonId> known = new HashSet<>();
            lines.forEach(line -> add(known, line.publishedBy()));
            drafts.forEach(draft -> known.add(draft.changedBy()));
            Map<PersonId, PersonName> names = people.names(present.tenant(), known);
            Map<TemplateVersionId, TemplateDefinition> newest = definitions.of(
                    present.tenant(),
                    lines.stream().map(CatalogueRepository.Line::newest).toList());
            Map<String, CatalogueRepository.Draft> byKey = new HashMap<>();
            for (CatalogueRepository.Draft draft : drafts) {
                if (draft.template() != null) {
                    byKey.put(draft.template(), draft);
                }
            }
            return new TemplateListing(
                    lines.stream()
                            .map(line -> new TemplateListing.Line(
                                    Objects.requireNonNull(newest.get(line.newest())),
                                    line.version(),
                                    name(names, line.publishedBy()),
                                    line.publishedAt(),
                                    line.retired(),
                                    Optional.ofNullable(byKey.get(line.key())).map(draft -> line(draft, names))))
                            .toList(),
                    drafts.stream()
                            .filter(draft -> draft.template() == null)
                            .map(draft -> line(draft, names))
                            .toList());
        });
    }

    /** Empty if there is no such template, or the actor may not see templates. */
    public Optional<TemplateHistory> open(Actor actor, String key) {
        return reading(actor, key, present -> {
            List<CatalogueRepository.Version> versions = catalogue.versions(key);
            if (versions.isEmpty()) {
                return null;
            }
            Optional<CatalogueRepository.Draft> draft = catalogue.draft(key);
            Set<PersonId> known = new HashSet<>();
            versions.forEach(version -> add(known, version.by()));
            draft.ifPresent(one -> known.add(one.changedBy()));
            Map<PersonId, PersonName> names = people.names(present.tenant(), known);
            return new TemplateHistory(
                    templates.newest(present.tenant(), key).orElseThrow(),
                    catalogue.isRetired(key),
                    versions.stream()
                            .map(version -> new TemplateHistory.Version(
                                    version.id(),
                                    version.number(),
                                    name(names, version.by()),
                                    version.at(),
                                    version.note()))
                            .toList(),
                    draft.map(one -> line(one, names)));
        });
    }

    /** One version with its text. */
    public Optional<TemplateSource> source(Actor actor, String key, int number) {
        return reading(
                actor,
                key,
                present -> catalogue.versions(key).stream()
                        .filter(version -> version.number() == number)
                        .findFirst()
                        .map(version -> source(present, version))
                        .orElse(null));
    }

    /** A retired template is not offered for new requests. Those that run go on. */
    public RetireResult retire(Actor actor, String key) {
        return change(
                actor, key, "template.retired", present -> catalogue.retire(key, present.person(), clock.instant()));
    }

    public RetireResult restore(Actor actor, String key) {
        return change(actor, key, "template.restored", _ -> catalogue.restore(key));
    }

    /**
     * Publishes a former version again, as the newest one. Call it outside a transaction.
     *
     * @param newest the newest version that the publisher knows
     * @param accepted what the publisher was told before, and publishes in spite of
     */
    public PublishResult publishAgain(
            Actor actor, String key, int number, int newest, String note, Set<Accepted> accepted) {
        Optional<TemplateSource> former = source(actor, key, number);
        if (former.isEmpty()) {
            return acting.call(
                    actor,
                    present -> present.may(Right.EDIT_TEMPLATES)
                            ? new PublishResult.NotFound()
                            : new PublishResult.NotAllowed());
        }
        TemplateSource version = former.get();
        String why = note(note);
        return publishing.publish(
                actor,
                new Publishing.Attempt(
                        new Publication(version.definition(), version.yaml(), why),
                        present -> tooLong(why)
                                .or(() -> catalogue
                                        .newestNumber(key)
                                        .filter(now -> now != newest)
                                        .map(PublishResult.Outdated::new))
                                .or(() -> cases.obstacle(
                                        present.tenant(),
                                        new CaseOwner.OfTemplate(key),
                                        version.definition(),
                                        why,
                                        accepted)),
                        present -> cases.recordIfOverruled(
                                present, version.definition().key(), why, accepted),
                        _ -> {}),
                new ProposedPublication(version.definition(), version.yaml(), why, Optional.empty(), 0));
    }

    /** What is stored of a note. */
    static String note(String typed) {
        return TypedText.clean(typed);
    }

    static Optional<PublishResult> tooLong(String note) {
        return note.length() > LONGEST_NOTE
                ? Optional.of(new PublishResult.NoteTooLong(note.length(), LONGEST_NOTE))
                : Optional.empty();
    }

    private @Nullable TemplateSource source(Actor present, CatalogueRepository.Version version) {
        TemplateDefinition definition =
                definitions.of(present.tenant(), List.of(version.id())).get(version.id());
        return definition == null
                ? null
                : new TemplateSource(
                        version.number(),
                        definition,
                        catalogue.source(version.id()).orElseGet(() -> TemplateYaml.write(definition)));
    }

    private RetireResult change(Actor actor, String key, String kind, Predicate<Actor> change) {
        return acting.call(actor, present -> {
            if (!may(present, Right.EDIT_TEMPLATES, key)) {
                return new RetireResult.NotAllowed();
            }
            if (!isKey(key) || catalogue.newestNumber(key).isEmpty()) {
                return new RetireResult.NotFound();
            }
            if (change.test(present)) {
                audit.append(present.tenant(), new AuditEvent(kind, present.person(), null, Map.of("template", key)));
            }
            return new RetireResult.Done();
        });
    }

    private <T> Optional<T> reading(Actor actor, String key, Function<Actor, @Nullable T> read) {
        return acting.call(
                actor,
                present -> may(present, Right.SEE_TEMPLATES, key) && isKey(key)
                        ? Optional.ofNullable(read.apply(present))
                        : Optional.empty());
    }

    private boolean may(Actor present, Right needed, String key) {
        if (present.may(needed)) {
            return true;
        }
        refusals.refused(present.tenant(), present.person(), "template", isKey(key) ? key : "other");
        return false;
    }

    /** What comes from an address can be anything. */
    private static boolean isKey(String key) {
        return key.length() <= 63 && key.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    private static void add(Set<PersonId> known, @Nullable PersonId id) {
        if (id != null) {
            known.add(id);
        }
    }

    private static Optional<PersonName> name(Map<PersonId, PersonName> names, @Nullable PersonId id) {
        return id == null ? Optional.empty() : Optional.ofNullable(names.get(id));
    }

    private static TemplateListing.DraftLine line(CatalogueRepository.Draft draft, Map<PersonId, PersonName> names) {
        return new TemplateListing.DraftLine(
                draft.id(), draft.name(), name(names, draft.changedBy()), draft.changedAt());
    }
}
