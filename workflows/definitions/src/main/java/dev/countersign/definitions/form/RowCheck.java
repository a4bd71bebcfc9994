package dev.countersign.definitions.form;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks the rows of a table. A problem of a cell names it by table, row from 0, and column: {@code items.0.amount}. */
record RowCheck(TableField table, FormContext context, AppliedRules rules) {

    List<FieldProblem> check(JsonNode value) {
        if (!value.isArray()) {
            return List.of(FieldProblem.of(table.key(), "table.not-a-list"));
        }
        if (value.size() < table.minRows()) {
            return List.of(FieldProblem.of(table.key(), "table.too-few", table.minRows()));
        }
        if (value.size() > table.maxRows()) {
            return List.of(FieldProblem.of(table.key(), "table.too-many", table.maxRows()));
        }
        List<FieldProblem> problems = new ArrayList<>();
        for (int row = 0; row < value.size(); row++) {
            cells(table.key() + "." + row + ".", value.get(row), problems);
        }
        return problems;
    }

    private void cells(String place, JsonNode value, List<FieldProblem> problems) {
        if (!(value instanceof ObjectNode row)) {
            problems.add(FieldProblem.of(table.key(), "table.not-a-list"));
            return;
        }
        FieldCheck check = new FieldCheck(table.row(), row, context, rules);
        for (Field column : table.columns()) {
            JsonNode cell = row.get(column.key());
            if (!rules.isShown(place + column.key())) {
                continue;
            }
            if (!FormCheck.isAbsent(cell)) {
                check.check(column, cell).stream()
                        .map(problem -> new FieldProblem(place + problem.field(), problem.message(), problem.args()))
                        .forEach(problems::add);
            } else if (rules.isRequired(place + column.key())) {
                problems.add(FieldProblem.of(place + column.key(), "field.required"));
            }
        }
        row.propertyNames().stream()
                .filter(name -> table.row().field(name).isEmpty())
                .map(name -> FieldProblem.of(FormCheck.shortened(name), "field.unknown"))
                .forEach(problems::add);
    }
}
