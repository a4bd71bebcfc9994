package dev.countersign.request;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.FieldProblem;
import dev.countersign.definitions.form.FileKind;
import dev.countersign.definitions.form.Form;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NumericNode;

/** What is checked about the answers of a form, whether they are a new request or the next revision of one. */
final class FormAnswers {

    /** Compares numbers by value: the database returns 12000 for 12000.0. */
    static final Comparator<JsonNode> BY_VALUE = (one, other) -> isSameValue(one, other) ? 0 : 1;

    private FormAnswers() {}

    /** Whether they are larger than the input of an execution can be. */
    static boolean areTooLarge(JsonNode form) {
        return form.toString().getBytes(StandardCharsets.UTF_8).length > Form.MAX_BYTES;
    }

    /** @param answers normalized */
    static List<FieldProblem> problems(
            TenantId tenant,
            People people,
            Person requester,
            TemplateDefinition definition,
            JsonNode answers,
            Function<String, Optional<FileKind>> files,
            Instant now) {
        LocalDate today = now.atZone(requester.zone()).toLocalDate();
        List<FieldProblem> problems =
                new ArrayList<>(definition.form().check(answers, new RequestFormContext(tenant, people, today, files)));
        OwnApproval.check(definition, answers, requester.id()).stream()
                .filter(own -> problems.stream().map(FieldProblem::field).noneMatch(own.field()::equals))
                .forEach(problems::add);
        return problems;
    }

    private static boolean isSameValue(JsonNode one, JsonNode other) {
        if (one instanceof NumericNode number
                && other instanceof NumericNode same
                && !number.isNaN()
                && !same.isNaN()) {
            return number.decimalValue().compareTo(same.decimalValue()) == 0;
        }
        return one.equals(other);
    }
}
