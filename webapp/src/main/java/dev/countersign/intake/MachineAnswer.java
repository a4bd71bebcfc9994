package dev.countersign.intake;

import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.ApprovalTrace;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.PathNode;
import dev.countersign.request.RequestStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a state machine is told when its request has ended, as docs/human-tasks.md describes it.
 *
 * @param by whose decision was the last one; empty if nobody has decided
 * @param comment what this person wrote
 */
record MachineAnswer(FiledRequest request, Optional<PersonName> by, Optional<String> comment) {

    /**
     * The last decision with the outcome of the request.
     *
     * @param comment empty if nothing was written
     */
    record Decisive(PersonId by, String comment) {}

    static Optional<Decisive> decisive(FiledRequest request, List<ApprovalTrace.Visit> visits) {
        Optional<PathNode.Answer> sought = switch (request.status()) {
            case APPROVED -> Optional.of(PathNode.Answer.APPROVED);
            case DENIED -> Optional.of(PathNode.Answer.DENIED);
            default -> Optional.empty();
        };
        return sought.flatMap(answer -> visits.stream()
                .flatMap(visit -> visit.asked().stream())
                .filter(one -> one.answer() == answer && one.at().isPresent())
                .max(Comparator.comparing(one -> one.at().orElseThrow()))
                .map(one -> new Decisive(one.person(), one.comment() == null ? "" : one.comment())));
    }

    /** A cancelled request counts as withdrawn, as in the API. */
    String outcome() {
        return (request.status() == RequestStatus.CANCELLED ? RequestStatus.WITHDRAWN : request.status()).name();
    }

    String toJson() {
        ObjectNode json = JsonMapper.shared().createObjectNode().put("outcome", outcome());
        by.ifPresentOrElse(
                person -> json.putObject("by").put("name", person.bare()).put("email", person.email()),
                () -> json.putNull("by"));
        json.put("comment", comment.filter(text -> !text.isEmpty()).orElse(null));
        json.set("form", request.form());
        json.putObject("request")
                .put("id", request.id().toString())
                .put("number", request.number())
                .put("revision", request.revision());
        return json.toString();
    }
}
