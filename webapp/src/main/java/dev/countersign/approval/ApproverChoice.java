package dev.countersign.approval;

import dev.countersign.definitions.expression.Addresses;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.FiledRequests;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Finds the people whom a template names, with the reason why they are asked. Requesters do not decide their own request, and inactive people are not
 * asked: the next manager above replaces them, and if nobody is left, the administrators are asked.
 */
@Component
class ApproverChoice {

    private final People people;
    private final FiledRequests requests;

    ApproverChoice(People people, FiledRequests requests) {
        this.people = people;
        this.requests = requests;
    }

    Chosen choose(TenantId tenant, FiledRequest request, Approvers approvers, Instant now) {
        if (approvers instanceof Approvers.Expression expression) {
            Addresses named = Addresses.of(
                    expression,
                    request.form(),
                    requests.requester(tenant, request.requester()),
                    requests.resultsByStep(tenant, request.id()),
                    now,
                    request.id().toString());
            return switch (named) {
                case Addresses.Named(List<String> emails) ->
                    orAdministrators(tenant, request, withAddresses(tenant, request, emails));
                case Addresses.Failed(String cause) ->
                    new Chosen(
                            administrators(tenant, request, new Reason(Reason.Kind.EXPRESSION_FAILED)),
                            Optional.of(cause));
            };
        }
        return orAdministrators(tenant, request, named(tenant, request, approvers));
    }

    private Chosen orAdministrators(TenantId tenant, FiledRequest request, List<Asked> chosen) {
        return new Chosen(
                chosen.isEmpty() ? administrators(tenant, request, new Reason(Reason.Kind.NOBODY_LEFT)) : chosen,
                Optional.empty());
    }

    /** Unknown addresses are ignored. */
    private List<Asked> withAddresses(TenantId tenant, FiledRequest request, List<String> emails) {
        Map<PersonId, Asked> chosen = new LinkedHashMap<>();
        emails.stream()
                .flatMap(email -> people.byEmail(tenant, email).stream())
                .flatMap(person -> personOrAbove(tenant, request, person, new Reason(Reason.Kind.EXPRESSION)).stream())
                .forEach(asked -> chosen.putIfAbsent(asked.person(), asked));
        return List.copyOf(chosen.values());
    }

    private List<Asked> named(TenantId tenant, FiledRequest request, Approvers approvers) {
        return switch (approvers) {
            case Approvers.ManagerOf(String person, int levels) -> managerOf(tenant, request, person, levels);
            case Approvers.Group(String name) -> members(tenant, request, name);
            case Approvers.PersonInField(String field) -> personIn(tenant, request, field);
            case Approvers.FixedPerson(String email) ->
                people.byEmail(tenant, email)
                        .map(person -> personOrAbove(tenant, request, person, new Reason(Reason.Kind.FIXED)))
                        .orElse(List.of());
            case Approvers.Expression _ -> List.of();
            case Approvers.HoldersOf _, Approvers.DepartmentHead _, Approvers.ManagerOfApprover _ ->
                throw new IllegalStateException("published though it cannot run: " + approvers);
        };
    }

    private List<Asked> managerOf(TenantId tenant, FiledRequest request, String person, int levels) {
        Optional<Person> below = person.equals(Approvers.REQUESTER)
                ? people.find(tenant, request.requester())
                : named(tenant, request, person);
        return below.map(of -> managerAbove(tenant, of, levels, above -> mayDecide(request, above)))
                .orElse(List.of());
    }

    private List<Asked> members(TenantId tenant, FiledRequest request, String group) {
        return people.members(tenant, group).stream()
                .filter(member -> mayDecide(request, member))
                .map(member -> new Asked(member.id(), new Reason(Reason.Kind.GROUP, group)))
                .toList();
    }

    private List<Asked> personIn(TenantId tenant, FiledRequest request, String field) {
        return named(tenant, request, field)
                .map(person -> personOrAbove(tenant, request, person, new Reason(Reason.Kind.FIELD, field)))
                .orElse(List.of());
    }

    private List<Asked> personOrAbove(TenantId tenant, FiledRequest request, Person person, Reason why) {
        return mayDecide(request, person)
                ? List.of(new Asked(person.id(), why))
                : managerAbove(tenant, request, person);
    }

    /** For each of these people, the next manager above who may decide; each manager once, and without these exceptions. */
    List<Asked> managersAbove(TenantId tenant, FiledRequest request, List<PersonId> absent, Set<PersonId> without) {
        Map<PersonId, Asked> found = new LinkedHashMap<>();
        for (PersonId person : absent) {
            Person below = people.find(tenant, person).orElseThrow();
            Predicate<Person> mayDecide = other ->
                    mayDecide(request, other) && !without.contains(other.id()) && !found.containsKey(other.id());
            managerAbove(tenant, below, 1, mayDecide)
                    .forEach(asked ->
                            found.put(asked.person(), new Asked(asked.person(), asked.why(), Optional.of(person))));
        }
        return List.copyOf(found.values());
    }

    /** The administrators who may decide, without these exceptions. */
    List<Asked> administratorsFor(TenantId tenant, FiledRequest request, PersonId absent, Set<PersonId> without) {
        return administrators(tenant, request, new Reason(Reason.Kind.NOBODY_LEFT)).stream()
                .filter(asked -> !without.contains(asked.person()))
                .map(asked -> new Asked(asked.person(), asked.why(), Optional.of(absent)))
                .toList();
    }

    private List<Asked> managerAbove(TenantId tenant, FiledRequest request, Person below) {
        return managerAbove(tenant, below, 1, person -> mayDecide(request, person));
    }

    /**
     * The first manager who may decide, from this level of the chain above upwards.
     *
     * @param levels from 1; where the chain ends before, its last manager
     */
    private List<Asked> managerAbove(TenantId tenant, Person below, int levels, Predicate<Person> mayDecide) {
        List<Person> chain = managers(tenant, below);
        return chain.stream()
                .skip(Math.max(Math.min(levels, chain.size()) - 1, 0))
                .filter(mayDecide)
                .findFirst()
                .map(manager -> {
                    boolean next = manager.equals(chain.getFirst());
                    Reason.Kind kind = next ? Reason.Kind.MANAGER_OF : Reason.Kind.MANAGER_ABOVE;
                    return new Asked(manager.id(), new Reason(kind, below.name()));
                })
                .stream()
                .toList();
    }

    /** All managers above, the next one first; each once, also where the chain is a circle. */
    private List<Person> managers(TenantId tenant, Person below) {
        Map<PersonId, Person> chain = new LinkedHashMap<>();
        Optional<Person> manager = manager(tenant, below);
        while (manager.isPresent() && chain.putIfAbsent(manager.get().id(), manager.get()) == null) {
            manager = manager(tenant, manager.get());
        }
        return List.copyOf(chain.values());
    }

    private List<Asked> administrators(TenantId tenant, FiledRequest request, Reason why) {
        return people.administrators(tenant).stream()
                .filter(person -> mayDecide(request, person))
                .map(person -> new Asked(person.id(), why))
                .toList();
    }

    private Optional<Person> manager(TenantId tenant, Person person) {
        return Optional.ofNullable(person.manager()).flatMap(id -> people.find(tenant, id));
    }

    private Optional<Person> named(TenantId tenant, FiledRequest request, String field) {
        JsonNode answer = request.form().path(field);
        return answer.isString()
                ? people.find(tenant, new PersonId(UUID.fromString(answer.stringValue())))
                : Optional.empty();
    }

    private static boolean mayDecide(FiledRequest request, Person person) {
        return person.active() && !person.id().equals(request.requester());
    }
}
