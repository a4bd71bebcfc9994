package dev.countersign.definitions.form;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Checks the initial answer of a field, as far as that can be done without a requester. */
public final class InitialCheck {

    private InitialCheck() {}

    /** What is wrong with it; empty if nothing is, or if there is none. */
    public static Optional<FieldProblem> problem(Field field) {
        JsonNode initial = field.rules().initial();
        if (initial == null) {
            return Optional.empty();
        }
        return switch (field) {
            case PersonField _ ->
                initial.asString("").equals(Initial.REQUESTER)
                        ? Optional.empty()
                        : Optional.of(FieldProblem.of(field.key(), "person.initial", Initial.REQUESTER));
            case DateField _ when Initial.TODAY.matcher(initial.asString("")).matches() -> Optional.empty();
            case AttachmentField _, TableField _ -> Optional.empty();
            default -> checked(field, initial);
        };
    }

    /** Limits that depend on today or on other answers cannot be broken before there are any. */
    private static Optional<FieldProblem> checked(Field field, JsonNode initial) {
        if (field instanceof DateField) {
            return isDate(initial.asString(""))
                    ? Optional.empty()
                    : Optional.of(FieldProblem.of(field.key(), "date.not-a-date"));
        }
        JsonNode normal = field.normalize(initial);
        if (normal == null) {
            return Optional.empty();
        }
        var answers = JsonNodeFactory.instance.objectNode();
        return new FieldCheck(new Form(List.of(field)), answers, new NoContext(), new AppliedRules(answers))
                .check(field, normal).stream().findFirst();
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    private record NoContext() implements FormContext {

        @Override
        public LocalDate today() {
            return LocalDate.EPOCH;
        }

        @Override
        public boolean isPerson(String id) {
            return false;
        }

        @Override
        public Optional<FileKind> file(String id) {
            return Optional.empty();
        }

        @Override
        public boolean isAmong(String id, Among among) {
            return false;
        }
    }
}
