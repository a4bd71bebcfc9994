package dev.countersign.api;

import dev.countersign.administration.GroupPage;
import dev.countersign.administration.GroupResult;
import dev.countersign.administration.GroupRow;
import dev.countersign.administration.Groups;
import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.PersonId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Groups of SCIM: those that templates ask. Each call is one transaction. */
@Component
class ScimGroups {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ActorTransaction acting;
    private final ScimChanges changes;
    private final ScimRepository directory;
    private final Groups groups;
    private final AuditLog audit;

    ScimGroups(ActorTransaction acting, ScimChanges changes, ScimRepository directory, Groups groups, AuditLog audit) {
        this.acting = acting;
        this.changes = changes;
        this.directory = directory;
        this.groups = groups;
        this.audit = audit;
    }

    /** @param members whether to show who is in them */
    ObjectNode list(Actor actor, Optional<ScimFilter> filter, Scim.Part part, boolean members) {
        return acting.call(actor, present -> {
            List<GroupRow> all = rows(present).stream()
                    .filter(row -> filter.map(wanted -> fits(row, wanted)).orElse(true))
                    .toList();
            return Scim.list(
                    part,
                    all.size(),
                    all.stream()
                            .skip(part.offset())
                            .limit(part.count())
                            .map(row -> members ? document(opened(present, row.id()), true) : document(row))
                            .toList());
        });
    }

    ObjectNode open(Actor actor, UUID id, boolean members) {
        return acting.call(actor, present -> document(page(present, id), members));
    }

    ObjectNode create(Actor actor, JsonNode wanted) {
        return changes.call(actor, this::rows, present -> {
            GroupResult result = groups.create(present, name(wanted), "");
            if (!(checked(result) instanceof GroupResult.Created(UUID id))) {
                throw new IllegalStateException("no group was created");
            }
            write(present, id, wanted);
            return document(page(present, id), true);
        });
    }

    ObjectNode replace(Actor actor, UUID id, JsonNode wanted) {
        return changes.call(actor, this::rows, present -> {
            page(present, id);
            write(present, id, wanted);
            return document(page(present, id), true);
        });
    }

    ObjectNode patch(Actor actor, UUID id, JsonNode patch) {
        return changes.call(actor, this::rows, present -> {
            write(present, id, ScimPatch.applied(document(page(present, id), true), patch));
            return document(page(present, id), true);
        });
    }

    void delete(Actor actor, UUID id) {
        changes.call(actor, this::rows, present -> {
            page(present, id);
            checked(groups.delete(present, id));
            return present;
        });
    }

    private void write(Actor present, UUID id, JsonNode wanted) {
        GroupPage before = page(present, id);
        if (!before.mayChange()) {
            throw notAllowed();
        }
        String name = name(wanted);
        if (!name.equals(before.group().name().standard())) {
            String spanish = before.group().name().translations().getOrDefault("es", "");
            checked(groups.rename(present, id, before.group().name(), name, spanish));
        }
        keepExternalId(present, before, Scim.text(Scim.get(wanted, "externalId")));
        Set<PersonId> members = members(wanted);
        Set<PersonId> now =
                before.members().stream().map(member -> member.person().id()).collect(Collectors.toSet());
        members.stream()
                .filter(member -> !now.contains(member))
                .forEach(member -> checked(groups.addMember(present, id, member)));
        now.stream()
                .filter(member -> !members.contains(member))
                .forEach(member -> checked(groups.removeMember(present, id, member)));
    }

    /** By this id, later calls of the directory find the group. */
    private void keepExternalId(Actor present, GroupPage group, Optional<String> wanted) {
        UUID id = group.group().id();
        Optional<String> before = directory.externalId(id);
        if (before.equals(wanted)) {
            return;
        }
        if (wanted.flatMap(directory::groupByExternalId).isPresent()) {
            throw Scim.linked("group");
        }
        directory.keepGroup(present.tenant(), id, wanted);
        audit.append(
                present.tenant(),
                new AuditEvent(
                        "group.linked",
                        present.person(),
                        null,
                        Map.of(
                                "group",
                                group.group().key(),
                                "external-id",
                                wanted.orElse(""),
                                "external-id-before",
                                before.orElse(""))));
    }

    private boolean fits(GroupRow row, ScimFilter filter) {
        return switch (filter.attribute()) {
            case "displayname" -> row.name().standard().equalsIgnoreCase(filter.value());
            case "externalid" ->
                directory
                        .groupByExternalId(filter.value())
                        .filter(row.id()::equals)
                        .isPresent();
            case "id" -> row.id().toString().equals(filter.value());
            default -> throw ScimFilter.refused();
        };
    }

    private List<GroupRow> rows(Actor present) {
        return groups.list(present).orElseThrow(ScimGroups::notAllowed);
    }

    /** The group, for whoever may see groups. */
    private GroupPage page(Actor present, UUID id) {
        rows(present);
        return opened(present, id);
    }

    private GroupPage opened(Actor present, UUID id) {
        return groups.open(present, id).orElseThrow(Scim::notFound);
    }

    private ObjectNode document(GroupRow row) {
        ObjectNode group = JSON.createObjectNode();
        group.putArray("schemas").add(Scim.GROUP);
        group.put("id", row.id().toString());
        directory.externalId(row.id()).ifPresent(id -> group.put("externalId", id));
        group.put("displayName", row.name().standard());
        group.putObject("meta").put("resourceType", "Group").put("location", Scim.ROOT + "/Groups/" + row.id());
        return group;
    }

    private ObjectNode document(GroupPage page, boolean members) {
        ObjectNode group = document(page.group());
        if (members) {
            ArrayNode list = group.putArray("members");
            page.members()
                    .forEach(member -> list.addObject()
                            .put("value", member.person().id().toString())
                            .put("display", member.person().bare())
                            .put("$ref", Scim.ROOT + "/Users/" + member.person().id()));
        }
        return group;
    }

    private static String name(JsonNode wanted) {
        return Scim.text(Scim.get(wanted, "displayName")).orElseThrow(() -> Scim.invalid("displayName is missing."));
    }

    private static Set<PersonId> members(JsonNode wanted) {
        Set<PersonId> members = new LinkedHashSet<>();
        Scim.elements(Scim.get(wanted, "members")).forEach(member -> {
            try {
                members.add(
                        new PersonId(UUID.fromString(Scim.get(member, "value").asString(""))));
            } catch (IllegalArgumentException noId) {
                throw Scim.invalid("A member has no id of a user.");
            }
        });
        return members;
    }

    private static GroupResult checked(GroupResult result) {
        return switch (result) {
            case GroupResult.Saved _, GroupResult.Created _, GroupResult.Replaced _ -> result;
            case GroupResult.NameWrong _ -> throw Scim.invalid("The name is missing or too long.");
            case GroupResult.NameTaken _ ->
                throw Scim.refused(HttpStatus.CONFLICT, "uniqueness", "There is a group with this name.");
            case GroupResult.Full _ -> throw Scim.invalid("A group has no more than 500 members.");
            case GroupResult.Unsuitable _ -> throw Scim.invalid("A member does not exist or is not active.");
            case GroupResult.InUse _ ->
                throw Scim.refused(HttpStatus.CONFLICT, "mutability", "Templates or open requests ask this group.");
            case GroupResult.ChangedByOthers _ ->
                throw Scim.refused(HttpStatus.CONFLICT, "", "It was changed at the same time. Try again.");
            case GroupResult.OwnMembership _, GroupResult.OwnApprovers _, GroupResult.NotAllowed _ ->
                throw notAllowed();
            case GroupResult.NotFound _ -> throw Scim.notFound();
        };
    }

    private static Refused notAllowed() {
        return Scim.refused(HttpStatus.FORBIDDEN, "", "The person of this token may not do this.");
    }
}
