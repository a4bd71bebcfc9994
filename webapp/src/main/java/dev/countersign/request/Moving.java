package dev.countersign.request;

import dev.countersign.attachment.Attachment;
import dev.countersign.attachment.AttachmentId;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.FieldProblem;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.outline.Outline;
import dev.countersign.execution.Executions;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Moves a request to another version of its template, in its unit of work. The request gets another execution after the commit, and the one before is
 * stopped. Whoever calls this has looked whether the request fits.
 */
@Component
public class Moving {

    /**
     * What is to be done.
     *
     * @param version the number of the version
     * @param steps the steps that have another key in that version: the key now, and the key then
     */
    public record Order(TemplateVersionId to, int version, Map<String, String> steps, PersonId by, String reason) {
        public Order {
            steps = Map.copyOf(steps);
        }

        /** The key that a step has then. */
        public String then(String step) {
            return steps.getOrDefault(step, step);
        }
    }

    private final MoveRepository moves;
    private final Executions executions;
    private final FormFiles files;
    private final People people;
    private final FiledRequests requests;

    Moving(MoveRepository moves, Executions executions, FormFiles files, People people, FiledRequests requests) {
        this.moves = moves;
        this.executions = executions;
        this.files = files;
        this.people = people;
        this.requests = requests;
    }

    /** A field of another version that does not accept its answer, or computes another one than the form has; what this version does not accept either is left out. */
    public Optional<String> misfit(TenantId tenant, FiledRequest request, TemplateDefinition other, Instant now) {
        Person requester = people.find(tenant, request.requester()).orElseThrow();
        List<FieldProblem> known = problems(tenant, request, request.definition(), requester, now);
        return Stream.concat(
                        problems(tenant, request, other, requester, now).stream()
                                .filter(problem -> !known.contains(problem))
                                .map(FieldProblem::field),
                        other.form().normalize(request.form()).properties().stream()
                                .filter(answer -> !answer.getValue()
                                        .equals(
                                                FormAnswers.BY_VALUE,
                                                request.form().path(answer.getKey())))
                                .map(Map.Entry::getKey))
                .findFirst();
    }

    /** Whether the input of an execution has room for the form with these results. */
    public static boolean isTooLarge(FiledRequest request, JsonNode results) {
        return (request.form().toString() + results).getBytes(StandardCharsets.UTF_8).length > Form.MAX_BYTES;
    }

    private List<FieldProblem> problems(
            TenantId tenant, FiledRequest request, TemplateDefinition definition, Person requester, Instant now) {
        JsonNode answers = definition.form().normalize(request.form());
        Map<AttachmentId, Attachment> usable =
                files.usable(tenant, requester.id(), Optional.of(request.id()), definition.form(), answers);
        return FormAnswers.problems(tenant, people, requester, definition, answers, FormFiles.kinds(usable), now);
    }

    /** The way of the request in another version, as far as its form and the results of its steps tell. */
    public Outline outline(TenantId tenant, FiledRequest request, TemplateDefinition other, ObjectNode results) {
        return Outline.of(other, request.form(), requests.requesterAsTold(tenant, request), results);
    }

    /**
     * Gives the request, which has failed, another execution of the same version after the commit.
     *
     * @return the number of the execution
     */
    int again(LockedRequest request, PersonId by, String reason) {
        FiledRequest filed = request.filed();
        // The number of a version is only shown where a request is moved to another one.
        moves.move(request.tenant(), filed, new Order(filed.template(), 0, Map.of(), by, reason), request.now());
        int number = filed.moves() + 1;
        executions.move(request.tenant(), request.id().value(), number);
        return number;
    }

    public void move(LockedRequest request, Order order) {
        moves.move(request.tenant(), request.filed(), order, request.now());
        executions.move(request.tenant(), request.id().value(), request.filed().moves() + 1);
        request.record(
                order.by(),
                "request.moved",
                Map.of(
                        "version", Integer.toString(order.version()),
                        "template-version", order.to().toString(),
                        "before", request.filed().template().toString(),
                        "steps", order.steps().toString(),
                        "reason", order.reason()));
    }
}
