package dev.countersign.administration;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditFilter;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.LastChange;
import dev.countersign.audit.LastChanges;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.text.Text;
import dev.countersign.definitions.text.TypedText;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.Directory;
import dev.countersign.people.NameKey;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.Right;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** The groups of the organisation, for those who look after people. Templates ask a group by its key, which never changes. */
@Service
public class Groups {

    /** The database enforces this limit, too. */
    public static final int LONGEST_NAME = 100;

    /** Without the number that tells it apart. */
    private static final int LONGEST_KEY = 54;

    private static final Locale SPANISH = Locale.of("es");
    static final int MOST_MEMBERS = 500;
    private static final Pattern NOT_IN_A_KEY = Pattern.compile("[^a-z0-9]+");

    private final ActorTransaction acting;
    private final GroupRepository groups;
    private final Directory directory;
    private final People people;
    private final Templates templates;
    private final TemplateReplacement replacement;
    private final LeftBehind behind;
    private final StaffPolicy policy;
    private final AuditLog audit;
    private final LastChanges changes;
    private final SecurityRecords refusals;

    Groups(
            ActorTransaction acting,
            GroupRepository groups,
            Directory directory,
            People people,
            Templates templates,
            TemplateReplacement replacement,
            LeftBehind behind,
            StaffPolicy policy,
            AuditLog audit,
            LastChanges changes,
            SecurityRecords refusals) {
        this.acting = acting;
        this.groups = groups;
        this.directory = directory;
        this.people = people;
        this.templates = templates;
        this.replacement = replacement;
        this.behind = behind;
        this.policy = policy;
        this.audit = audit;
        this.changes = changes;
        this.refusals = refusals;
    }

    /** By key. Empty for everybody who may not see what is known about people. */
    public Optional<List<GroupRow>> list(Actor actor) {
        return acting.call(
                actor, present -> sees(present, "all") ? Optional.of(rows(present.tenant())) : Optional.empty());
    }

    /** Empty if there is no such group, or the actor may not see it. */
    public Optional<GroupPage> open(Actor actor, UUID id) {
        return acting.call(actor, present -> sees(present, id.toString()) ? read(present, id) : Optional.empty());
    }

    /**
     * Creates a group. Its key follows from its name.
     *
     * @param spanish its name in Spanish; blank if it is the same
     */
    public GroupResult create(Actor actor, String name, String spanish) {
        Optional<Text> named = named(name, spanish);
        if (named.isEmpty()) {
            return new GroupResult.NameWrong();
        }
        return acting.call(actor, present -> {
            if (!present.may(Right.MANAGE_PEOPLE)) {
                refusals.refused(present.tenant(), present.person(), "group", "new");
                return new GroupResult.NotAllowed();
            }
            List<GroupRow> all = groups.all();
            if (all.stream().anyMatch(row -> isSame(row.name(), named.get()))) {
                return new GroupResult.NameTaken();
            }
            String key = freeKey(
                    named.get().standard(), all.stream().map(GroupRow::key).collect(Collectors.toSet()));
            directory.addGroup(present.tenant(), key, named.get());
            UUID id = groups.all().stream()
                    .filter(row -> row.key().equals(key))
                    .map(GroupRow::id)
                    .findFirst()
                    .orElseThrow();
            record(
                    present,
                    "group.created",
                    Map.of("group", key, "name", named.get().standard(), "name-spanish", spanish(named.get())));
            return new GroupResult.Created(id);
        });
    }

    /**
     * Gives a group another name, unless somebody else has given it one meanwhile.
     *
     * @param opened its name when it was read
     */
    public GroupResult rename(Actor actor, UUID id, Text opened, String name, String spanish) {
        Optional<Text> named = named(name, spanish);
        if (named.isEmpty()) {
            return new GroupResult.NameWrong();
        }
        return as(actor, id, (present, before) -> {
            if (!before.name().equals(opened) && !before.name().equals(named.get())) {
                return new GroupResult.ChangedByOthers(before.name(), renamed(present, before));
            }
            groups.rename(id, named.get());
            record(
                    present,
                    "group.renamed",
                    Map.of(
                            "group", before.key(),
                            "name", named.get().standard(),
                            "name-before", before.name().standard(),
                            "name-spanish", spanish(named.get()),
                            "name-spanish-before", spanish(before.name())));
            return new GroupResult.Saved();
        });
    }

    private Optional<LastChange> renamed(Actor present, GroupRow group) {
        return changes.find(
                present.tenant(),
                AuditFilter.ofKind("group.renamed"),
                details -> details.path("group").asString("").equals(group.key())
                        && details.path("name").asString("").equals(group.name().standard()));
    }

    /** Adds a person who is active, and does not leave until that is done. */
    public GroupResult addMember(Actor actor, UUID id, PersonId person) {
        Consumer<TenantId> lock = tenant -> {
            people.lockChanges(tenant);
            groups.lock(id);
        };
        return as(actor, id, lock, (present, group) -> {
            if (!policy.mayEmpower(present, person)) {
                refusals.refused(present.tenant(), present.person(), "group", id.toString());
                return new GroupResult.OwnMembership();
            }
            if (!policy.mayChangeGroup(present, group.key())) {
                return ownApprovers(present, id);
            }
            if (people.find(present.tenant(), person).filter(Person::active).isEmpty()) {
                return new GroupResult.Unsuitable();
            }
            if (groups.countMembers(id) >= MOST_MEMBERS) {
                return new GroupResult.Full();
            }
            if (groups.addMember(id, person)) {
                record(present, "group.member-added", Map.of("group", group.key(), "person", person.toString()));
            }
            return new GroupResult.Saved();
        });
    }

    public GroupResult removeMember(Actor actor, UUID id, PersonId person) {
        return as(actor, id, (present, group) -> {
            if (!policy.mayChangeGroup(present, group.key())) {
                return ownApprovers(present, id);
            }
            if (groups.removeMember(id, person)) {
                behind.inGroup(present.tenant(), group.key());
                record(present, "group.member-removed", Map.of("group", group.key(), "person", person.toString()));
            }
            return new GroupResult.Saved();
        });
    }

    /** Deletes a group that no template and no open request asks. */
    public GroupResult delete(Actor actor, UUID id) {
        return as(actor, id, (present, group) -> {
            List<Text> asking = asking(templates.newest(present.tenant()), group.key());
            boolean open = asking.isEmpty() && isAskedByOpenRequests(present.tenant(), group.key());
            if (!asking.isEmpty() || open) {
                return new GroupResult.InUse(asking, open);
            }
            groups.delete(id);
            record(present, "group.deleted", Map.of("group", group.key()));
            return new GroupResult.Saved();
        });
    }

    /** Publishes the templates that ask this group again, as they ask another one. Only for those who also publish templates. */
    public GroupResult replace(Actor actor, UUID id, UUID other) {
        return as(actor, id, (present, group) -> {
            if (!present.may(Right.EDIT_TEMPLATES)) {
                refusals.refused(present.tenant(), present.person(), "group", id.toString());
                return new GroupResult.NotAllowed();
            }
            Optional<GroupRow> by = groups.find(other).filter(row -> !row.id().equals(id));
            if (by.isEmpty()) {
                return new GroupResult.Unsuitable();
            }
            replacement.order(
                    present,
                    TemplateReplacement.Named.GROUP,
                    group.key(),
                    by.get().key());
            record(
                    present,
                    "group.replaced",
                    Map.of("group", group.key(), "other", by.get().key()));
            return new GroupResult.Replaced();
        });
    }

    private GroupResult ownApprovers(Actor present, UUID id) {
        refusals.refused(present.tenant(), present.person(), "group", id.toString());
        return new GroupResult.OwnApprovers();
    }

    private boolean isAskedByOpenRequests(TenantId tenant, String key) {
        return templates.definitions(tenant, groups.versionsInUse()).values().stream()
                .anyMatch(definition -> NamedInTemplates.groups(definition).contains(key));
    }

    private Optional<GroupPage> read(Actor reader, UUID id) {
        List<GroupRow> all = rows(reader.tenant());
        return all.stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .map(row -> new GroupPage(
                        row,
                        groups.members(id),
                        reader.may(Right.MANAGE_PEOPLE),
                        all.stream().filter(other -> !other.id().equals(id)).toList()));
    }

    private List<GroupRow> rows(TenantId tenant) {
        List<TemplateVersion> newest = templates.newest(tenant);
        return groups.all().stream()
                .map(row -> new GroupRow(row.id(), row.key(), row.name(), row.members(), asking(newest, row.key())))
                .toList();
    }

    private static List<Text> asking(List<TemplateVersion> newest, String key) {
        return newest.stream()
                .map(TemplateVersion::definition)
                .filter(definition -> NamedInTemplates.groups(definition).contains(key))
                .map(TemplateDefinition::name)
                .toList();
    }

    private GroupResult as(Actor actor, UUID id, BiFunction<Actor, GroupRow, GroupResult> work) {
        return as(actor, id, _ -> groups.lock(id), work);
    }

    private GroupResult as(
            Actor actor, UUID id, Consumer<TenantId> lock, BiFunction<Actor, GroupRow, GroupResult> work) {
        return acting.call(actor, present -> {
            if (!manages(present, id)) {
                return new GroupResult.NotAllowed();
            }
            lock.accept(present.tenant());
            // The rights may have been lost meanwhile.
            return acting.again(
                    present, now -> manages(now, id) ? onGroup(now, id, work) : new GroupResult.NotAllowed());
        });
    }

    private boolean manages(Actor present, UUID id) {
        boolean allowed = present.may(Right.MANAGE_PEOPLE);
        if (!allowed) {
            refusals.refused(present.tenant(), present.person(), "group", id.toString());
        }
        return allowed;
    }

    private GroupResult onGroup(Actor present, UUID id, BiFunction<Actor, GroupRow, GroupResult> work) {
        Optional<GroupRow> group = groups.find(id);
        if (group.isEmpty()) {
            refusals.refused(present.tenant(), present.person(), "group", id.toString());
            return new GroupResult.NotFound();
        }
        return work.apply(present, group.get());
    }

    private boolean sees(Actor present, String what) {
        boolean allowed = present.may(Right.SEE_PEOPLE);
        if (!allowed) {
            refusals.refused(present.tenant(), present.person(), "group", what);
        }
        return allowed;
    }

    private void record(Actor actor, String kind, Map<String, String> details) {
        audit.append(actor.tenant(), new AuditEvent(kind, actor.person(), null, details));
    }

    private static Optional<Text> named(String name, String spanish) {
        String english = TypedText.line(name);
        String translated = TypedText.line(spanish);
        if (english.isEmpty()
                || english.length() > LONGEST_NAME
                || translated.length() > LONGEST_NAME
                || english.codePoints().noneMatch(Character::isLetterOrDigit)
                || isJson(english)) {
            return Optional.empty();
        }
        return Optional.of(
                translated.isEmpty() || translated.equals(english)
                        ? Text.of(english)
                        : new Text(english, Map.of("es", translated)));
    }

    /** A name in several languages is stored as JSON. */
    private static boolean isJson(String name) {
        return name.startsWith("{");
    }

    private static String spanish(Text name) {
        return name.in(SPANISH);
    }

    private static boolean isSame(Text one, Text other) {
        return NameKey.of(one.standard()).equals(NameKey.of(other.standard()));
    }

    /** A name may have no letter that a key can have, or the same ones as another name: a number tells them apart. */
    private static String freeKey(String name, Set<String> taken) {
        String words = key(name);
        String key = words.isEmpty() ? "group" : words;
        return Stream.concat(Stream.of(key), IntStream.iterate(2, n -> n + 1).mapToObj(n -> key + "-" + n))
                .filter(one -> !taken.contains(one))
                .findFirst()
                .orElseThrow();
    }

    private static String key(String name) {
        String words = NOT_IN_A_KEY.matcher(NameKey.of(name)).replaceAll("-");
        String key = words.replaceAll("^[^a-z]+", "");
        return key.substring(0, Math.min(LONGEST_KEY, key.length())).replaceAll("-+$", "");
    }
}
