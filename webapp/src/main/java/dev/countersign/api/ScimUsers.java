package dev.countersign.api;

import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffDraft;
import dev.countersign.administration.StaffMember;
import dev.countersign.administration.StaffResult;
import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.definitions.text.TypedText;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.people.Role;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Users of SCIM: the people of the organisation, changed by the service of administrators, which checks who may. Each call is one transaction. */
@Component
class ScimUsers {

    private static final String NOTE = "SCIM";

    private final ActorTransaction acting;
    private final ScimChanges changes;
    private final ScimRepository directory;
    private final Staff staff;
    private final People people;
    private final AuditLog audit;

    ScimUsers(
            ActorTransaction acting,
            ScimChanges changes,
            ScimRepository directory,
            Staff staff,
            People people,
            AuditLog audit) {
        this.audit = audit;
        this.acting = acting;
        this.changes = changes;
        this.directory = directory;
        this.staff = staff;
        this.people = people;
    }

    ObjectNode list(Actor actor, Optional<ScimFilter> filter, Scim.Part part) {
        return acting.call(actor, present -> {
            requireSight(present);
            if (filter.isEmpty()) {
                return Scim.list(part, directory.count(), documents(present, directory.page(part)));
            }
            List<ObjectNode> found = found(filter.get())
                    .filter(id ->
                            directory.find(id).filter(known -> !known.deleted()).isPresent())
                    .map(id -> documents(present, List.of(id)))
                    .orElseGet(List::of);
            return Scim.list(part, found.size(), part.offset() == 0 ? found : List.of());
        });
    }

    ObjectNode open(Actor actor, UUID id) {
        return acting.call(actor, present -> {
            requireSight(present);
            return document(present, new PersonId(id));
        });
    }

    ObjectNode create(Actor actor, JsonNode wanted) {
        ScimUser user = ScimUser.read(JsonMapper.shared().createObjectNode(), wanted);
        return changes.call(actor, ScimUsers::requireSight, present -> {
            Optional<PersonId> before = directory.byUserName(user.userName()).or(() -> directory.byEmail(user.email()));
            if (before.isPresent()) {
                if (directory
                        .find(before.get())
                        .filter(ScimRepository.Known::deleted)
                        .isEmpty()) {
                    throw taken();
                }
                // Deleted by the directory before: the same person is there again.
                change(present, before.get(), user);
                return document(present, before.get());
            }
            Person by = people.find(present.tenant(), present.person()).orElseThrow();
            StaffDraft draft = new StaffDraft(
                    user.name(),
                    user.email(),
                    user.department(),
                    user.manager().map(ScimUsers::person),
                    locale(user, by.locale()),
                    zone(user, by.zone()),
                    Set.of(Role.EMPLOYEE));
            if (!(checked(staff.add(present, draft)) instanceof StaffResult.Added(PersonId id))) {
                throw new IllegalStateException("nobody was added");
            }
            keep(present, id, user);
            activate(present, id, true, user.active());
            return document(present, id);
        });
    }

    ObjectNode replace(Actor actor, UUID id, JsonNode wanted) {
        return changes.call(actor, ScimUsers::requireSight, present -> {
            PersonId person = new PersonId(id);
            change(present, person, ScimUser.read(document(present, person), wanted));
            return document(present, person);
        });
    }

    ObjectNode patch(Actor actor, UUID id, JsonNode patch) {
        return changes.call(actor, ScimUsers::requireSight, present -> {
            PersonId person = new PersonId(id);
            ObjectNode before = document(present, person);
            change(present, person, ScimUser.read(before, ScimPatch.applied(before, patch)));
            return document(present, person);
        });
    }

    /** The person leaves as by the page of administrators, and is not shown to the directory any more. */
    void delete(Actor actor, UUID id) {
        changes.call(actor, ScimUsers::requireSight, present -> {
            PersonId person = new PersonId(id);
            ScimRepository.Known known = known(person);
            Person before = people.find(present.tenant(), person).orElseThrow();
            activate(present, person, before.active(), false);
            keep(present, new ScimRepository.Known(person, known.userName(), known.externalId(), true));
            return present;
        });
    }

    private void change(Actor present, PersonId id, ScimUser user) {
        Person before = people.find(present.tenant(), id).orElseThrow();
        if (!before.active() && user.active()) {
            checked(staff.comeBack(present, id));
        }
        StaffDraft draft = new StaffDraft(
                user.name(),
                user.email(),
                user.department(),
                user.manager().map(ScimUsers::person),
                locale(user, before.locale()),
                zone(user, before.zone()),
                before.roles());
        if (isRenamed(before, user) && !present.may(Right.GRANT_ROLES)) {
            throw notAllowed();
        }
        if (!draft.equals(StaffDraft.of(before))) {
            checked(staff.synchronize(present, id, draft));
        }
        keep(present, id, user);
        activate(present, id, before.active() || user.active(), user.active());
    }

    /** Whether the address or the name changes by which somebody signs in or a directory finds them; the page of people keeps the address from others, too. */
    private boolean isRenamed(Person before, ScimUser user) {
        return !People.normal(TypedText.line(user.email())).equals(before.email())
                || !directory
                        .find(before.id())
                        .orElseThrow(Scim::notFound)
                        .userName()
                        .equals(user.userName());
    }

    private void activate(Actor present, PersonId id, boolean before, boolean wanted) {
        if (before && !wanted) {
            checked(staff.leave(present, id, Optional.empty(), NOTE));
        }
    }

    private void keep(Actor present, PersonId id, ScimUser user) {
        if (directory
                .byUserName(user.userName())
                .filter(other -> !other.equals(id))
                .isPresent()) {
            throw taken();
        }
        if (user.externalId()
                .flatMap(directory::byExternalId)
                .filter(other -> !other.equals(id))
                .isPresent()) {
            throw Scim.linked("user");
        }
        keep(present, new ScimRepository.Known(id, user.userName(), user.externalId(), false));
    }

    /** Nothing else of the person may differ, so this checks the rights by itself. */
    private void keep(Actor present, ScimRepository.Known wanted) {
        ScimRepository.Known before = directory.find(wanted.person()).orElseThrow(Scim::notFound);
        if (before.equals(wanted)) {
            return;
        }
        if (staff.open(present, wanted.person()).filter(StaffMember::mayChange).isEmpty()) {
            throw notAllowed();
        }
        directory.keep(
                present.tenant(),
                wanted.person(),
                wanted.userName(),
                wanted.externalId().orElse(null),
                wanted.deleted());
        record(present, before, wanted);
    }

    /** What a directory calls somebody says whom its later calls change. */
    private void record(Actor present, ScimRepository.Known before, ScimRepository.Known now) {
        Map<String, String> details = new HashMap<>();
        if (!before.userName().equals(now.userName())) {
            details.put("user-name", now.userName());
            details.put("user-name-before", before.userName());
        }
        if (before.externalId().isPresent() && !before.externalId().equals(now.externalId())) {
            details.put("external-id", now.externalId().orElse(""));
            details.put("external-id-before", before.externalId().get());
        }
        if (!details.isEmpty()) {
            details.put("person", now.person().toString());
            audit.append(present.tenant(), new AuditEvent("person.changed", present.person(), null, details));
        }
    }

    private Optional<PersonId> found(ScimFilter filter) {
        return switch (filter.attribute()) {
            case "username" -> directory.byUserName(filter.value());
            case "externalid" -> directory.byExternalId(filter.value());
            case "emails", "emails.value", "emails[type eq \"work\"].value" -> directory.byEmail(filter.value());
            case "id" -> Optional.of(person(filter.value()));
            default -> throw ScimFilter.refused();
        };
    }

    private ScimRepository.Known known(PersonId id) {
        return directory.find(id).filter(known -> !known.deleted()).orElseThrow(Scim::notFound);
    }

    private ObjectNode document(Actor present, PersonId id) {
        known(id);
        return documents(present, List.of(id)).getFirst();
    }

    private List<ObjectNode> documents(Actor present, List<PersonId> ids) {
        Map<PersonId, Person> found = people.findAll(present.tenant(), ids);
        Map<PersonId, ScimRepository.Known> known = directory.findAll(ids).stream()
                .collect(Collectors.toMap(ScimRepository.Known::person, Function.identity()));
        Map<PersonId, PersonName> managers = people.names(
                present.tenant(),
                found.values().stream()
                        .flatMap(person -> Optional.ofNullable(person.manager()).stream())
                        .toList());
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .map(person -> ScimUser.document(
                        person,
                        Objects.requireNonNull(known.get(person.id())),
                        Optional.ofNullable(person.manager()).map(managers::get)))
                .toList();
    }

    private static void requireSight(Actor present) {
        if (!present.may(Right.SEE_PEOPLE)) {
            throw Scim.refused(HttpStatus.FORBIDDEN, "", "The person of this token may not see people.");
        }
    }

    /** The result, if something was done. */
    private static StaffResult checked(StaffResult result) {
        return switch (result) {
            case StaffResult.Saved _, StaffResult.Left _, StaffResult.Added _ -> result;
            case StaffResult.Several(var problems) -> checked(problems.getFirst());
            case StaffResult.NameMissing _ -> throw Scim.invalid("The name is missing.");
            case StaffResult.NameTooLong _ -> throw Scim.invalid("The name is too long.");
            case StaffResult.DepartmentTooLong _ -> throw Scim.invalid("The department is too long.");
            case StaffResult.EmailWrong _ -> throw Scim.invalid("The email address is not valid.");
            case StaffResult.EmailTaken _ -> throw taken();
            case StaffResult.ZoneUnknown _ -> throw Scim.invalid("The time zone is not known.");
            case StaffResult.Circle _ -> throw Scim.invalid("The manager reports to this person.");
            case StaffResult.Unsuitable _ -> throw Scim.invalid("The manager does not exist or is not active.");
            case StaffResult.LastAdministrator _ ->
                throw Scim.refused(
                        HttpStatus.CONFLICT, "mutability", "The organisation would have no administrator any more.");
            case StaffResult.NoteMissing _,
                    StaffResult.ChangedByOthers _,
                    StaffResult.Returned _,
                    StaffResult.AlreadyReplaced _ ->
                throw Scim.refused(HttpStatus.CONFLICT, "", "It was changed at the same time. Try again.");
            case StaffResult.OwnSuccessor _, StaffResult.EmailReserved _, StaffResult.NotAllowed _ ->
                throw notAllowed();
            case StaffResult.Erased _, StaffResult.NotFound _ -> throw Scim.notFound();
        };
    }

    private static Refused notAllowed() {
        return Scim.refused(HttpStatus.FORBIDDEN, "", "The person of this token may not change this.");
    }

    private static Refused taken() {
        return Scim.refused(HttpStatus.CONFLICT, "uniqueness", "There is a user with this name or email address.");
    }

    private static PersonId person(String id) {
        try {
            return new PersonId(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            throw Scim.invalid("It is no id: " + id.substring(0, Math.min(40, id.length())));
        }
    }

    private static Locale locale(ScimUser user, Locale otherwise) {
        return user.locale()
                .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')))
                .filter(locale -> !locale.getLanguage().isEmpty())
                .orElse(otherwise);
    }

    private static ZoneId zone(ScimUser user, ZoneId otherwise) {
        try {
            return user.zone().map(ZoneId::of).orElse(otherwise);
        } catch (DateTimeException unknown) {
            throw Scim.invalid("The time zone is not known.");
        }
    }
}
