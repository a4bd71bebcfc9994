package dev.countersign.approval;

import dev.countersign.definitions.expression.Addresses;
import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.RequestId;
import dev.countersign.template.Templates;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds the people whom a template names as approvers. In place of a single person who may not decide it finds the next manager above. */
@Component
class NamedPeople {

    /** The most holders of a role who are asked: as many as a group has members. */
    static final int MOST_HOLDERS = 500;

    /**
     * What was found.
     *
     * @param people those who may decide, each once
     * @param otherwise why administrators are asked if this is nobody
     * @param problem for the log
     */
    record Found(List<Asked> people, Reason.Kind otherwise, Optional<String> problem) {

        Found {
            people = List.copyOf(people);
        }

        private static Found of(Stream<Asked> people) {
            Map<PersonId, Asked> once = new LinkedHashMap<>();
            people.forEach(asked -> once.putIfAbsent(asked.person(), asked));
            return new Found(List.copyOf(once.values()), Reason.Kind.NOBODY_LEFT, Optional.empty());
        }

        private static Found problem(Reason.Kind otherwise, String problem) {
            return new Found(List.of(), otherwise, Optional.of(problem));
        }
    }

    /** The seed of random values while a form is filled in. */
    private static final String NOT_SUBMITTED = "not submitted";

    private final People people;
    private final FiledRequests requests;
    private final EarlierApprovers earlier;
    private final ManagerChain chain;
    private final Templates templates;

    NamedPeople(
            People people, FiledRequests requests, EarlierApprovers earlier, ManagerChain chain, Templates templates) {
        this.people = people;
        this.requests = requests;
        this.earlier = earlier;
        this.chain = chain;
        this.templates = templates;
    }

    Found find(ApprovalContext context, Approvers approvers) {
        return switch (approvers) {
            case Approvers.ManagerOf(String person, int levels) ->
                Found.of(personOrRequester(context, person)
                        .flatMap(below -> managerAbove(context, below, levels).stream()));
            case Approvers.ManagerOfApprover(String step) ->
                Found.of(earlier.of(context, step).stream()
                        .flatMap(approver -> people.find(context.tenant(), approver).stream())
                        .flatMap(approver -> managerAbove(context, approver, 1).stream()));
            case Approvers.DepartmentHead(String person) ->
                Found.of(personOrRequester(context, person).flatMap(one -> headOf(context, one)));
            case Approvers.HoldersOf(Among.Role role) -> holders(context, role);
            case Approvers.Group(String name) ->
                Found.of(people.members(context.tenant(), name).stream()
                        .filter(context::mayDecide)
                        .map(member -> new Asked(member.id(), new Reason(Reason.Kind.GROUP, name))));
            case Approvers.PersonInField(String field) ->
                Found.of(personIn(context, field)
                        .flatMap(one -> personOrAbove(context, one, new Reason(Reason.Kind.FIELD, field))));
            case Approvers.FixedPerson(String email) ->
                Found.of(people.byEmail(context.tenant(), email, namedAt(context)).stream()
                        .flatMap(one -> personOrAbove(context, one, new Reason(Reason.Kind.FIXED))));
            case Approvers.Expression expression -> expression(context, expression);
        };
    }

    /** Unknown addresses are ignored. */
    private Found expression(ApprovalContext context, Approvers.Expression expression) {
        ObjectNode results = context.request()
                .map(request -> requests.resultsByStep(context.tenant(), request))
                .orElseGet(JsonNodeFactory.instance::objectNode);
        Addresses named = Addresses.of(
                expression,
                context.form(),
                requests.requester(context.tenant(), context.requester()),
                results,
                context.now(),
                context.request().map(RequestId::toString).orElse(NOT_SUBMITTED));
        return switch (named) {
            case Addresses.Named(List<String> emails) ->
                Found.of(emails.stream()
                        .flatMap(email -> people
                                .byEmail(context.tenant(), email)
                                .or(() -> people.byEmail(context.tenant(), email, namedAt(context)))
                                .stream())
                        .flatMap(person -> personOrAbove(context, person, new Reason(Reason.Kind.EXPRESSION))));
            case Addresses.Failed(String cause) -> Found.problem(Reason.Kind.EXPRESSION_FAILED, cause);
        };
    }

    /** The template of a request says whom it meant when it was published; people get other addresses. */
    private Instant namedAt(ApprovalContext context) {
        return context.version()
                .flatMap(version -> templates.publishedAt(context.tenant(), version))
                .orElse(context.now());
    }

    private Found holders(ApprovalContext context, Among.Role role) {
        List<Person> holders = people.holders(context.tenant(), role, MOST_HOLDERS + 1);
        if (holders.size() > MOST_HOLDERS) {
            return Found.problem(
                    Reason.Kind.TOO_MANY, "the role %s has more than %d holders".formatted(role, MOST_HOLDERS));
        }
        Reason why = new Reason(
                switch (role) {
                    case ADMINISTRATOR -> Reason.Kind.ADMINISTRATOR;
                    case TEMPLATE_EDITOR -> Reason.Kind.TEMPLATE_EDITOR;
                    case MANAGER -> Reason.Kind.MANAGER;
                });
        return Found.of(holders.stream().filter(context::mayDecide).map(person -> new Asked(person.id(), why)));
    }

    private Stream<Asked> headOf(ApprovalContext context, Person person) {
        String department = person.department();
        return department == null
                ? Stream.empty()
                : people.headOf(context.tenant(), department).stream()
                        .flatMap(head ->
                                personOrAbove(context, head, new Reason(Reason.Kind.DEPARTMENT_HEAD, department)));
    }

    private Stream<Asked> personOrAbove(ApprovalContext context, Person person, Reason why) {
        return context.mayDecide(person)
                ? Stream.of(new Asked(person.id(), why))
                : managerAbove(context, person, 1).stream();
    }

    private Optional<Asked> managerAbove(ApprovalContext context, Person below, int levels) {
        return chain.above(context.tenant(), below, levels, context::mayDecide);
    }

    private Stream<Person> personOrRequester(ApprovalContext context, String person) {
        return person.equals(Approvers.REQUESTER)
                ? people.find(context.tenant(), context.requester()).stream()
                : personIn(context, person);
    }

    private Stream<Person> personIn(ApprovalContext context, String field) {
        JsonNode answer = context.form().path(field);
        return answer.isString()
                ? people.find(context.tenant(), new PersonId(UUID.fromString(answer.stringValue()))).stream()
                : Stream.empty();
    }
}
