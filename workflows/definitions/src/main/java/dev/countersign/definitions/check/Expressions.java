package dev.countersign.definitions.check;

import dev.countersign.asl.Expression;
import dev.countersign.asl.query.References;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.StepTree;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Checks a template's JSONata: that it can be read, and that everything it refers to is there. */
final class Expressions {

    /** What a title may refer to. */
    static final List<String> TITLE = List.of("form", "shown");

    /** What the application evaluates as well: conditions and expressions for approvers. */
    static final List<String> CONDITION = List.of("form", "requester", "results");

    /** What is evaluated by the state machine alone: whom to notify. */
    static final List<String> INPUT = List.of("form", "request", "requester", "results");

    /** As {@link #INPUT}; a function is told which call it is. */
    static final List<String> CALL = List.of("form", "request", "requester", "results", "call");

    /** What the denial of an automated step may refer to. */
    static final List<String> DENIAL = List.of("result", "form", "request", "requester", "results");

    private final TemplateDefinition definition;
    private final List<Problem> problems;
    private final Set<String> automatedSteps;
    private final FormKnowledge knowledge;
    private final Parsed parsed;

    Expressions(TemplateDefinition definition, FormKnowledge knowledge, Parsed parsed, List<Problem> problems) {
        this.parsed = parsed;
        this.definition = definition;
        this.knowledge = knowledge;
        this.problems = problems;
        this.automatedSteps = StepTree.of(definition.steps(), AutomatedStep.class)
                .map(AutomatedStep::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The same where {@code $row} is a row of this table. */
    Expressions inRow(TableField table) {
        return new Expressions(definition, new FormKnowledge(definition.form(), table.columns()), parsed, problems);
    }

    /** One whose value is used; returns its kind. */
    Kind value(String path, String jsonata, List<String> roots) {
        return kind(path, jsonata, roots);
    }

    /**
     * One expression.
     *
     * @param roots the variables that it may begin with
     */
    void check(String path, String jsonata, List<String> roots) {
        kind(path, jsonata, roots);
    }

    /** One that must be true or false. */
    void condition(String path, String jsonata, List<String> roots) {
        Kind kind = kind(path, jsonata, roots);
        if (kind.isKnown() && kind != Kind.TRUTH) {
            problems.add(Problem.warning(path, "template.no-condition." + kind));
        }
    }

    /** One that names people by their email addresses. */
    void addresses(String path, String jsonata, List<String> roots) {
        Kind kind = kind(path, jsonata, roots);
        if (kind.isKnown() && kind != Kind.TEXT && kind != Kind.LIST) {
            problems.add(Problem.error(path, "template.no-addresses"));
        }
    }

    private Kind kind(String path, String jsonata, List<String> roots) {
        return switch (parsed.of(jsonata)) {
            case Parsed.Result.Read(Expression expression) -> {
                int before = problems.size();
                check(path, expression.references(), roots);
                boolean understood = problems.size() == before;
                yield understood ? new TypeChecks(knowledge, problems, path).check(expression.syntax()) : Kind.ANY;
            }
            case Parsed.Result.Unreadable(String cause) -> {
                problems.add(Problem.error(path, "template.expression", cause));
                yield Kind.ANY;
            }
            case Parsed.Result.TooMany _ -> {
                problems.add(Problem.error(path, "template.expressions-too-long", Parsed.LONGEST));
                yield Kind.ANY;
            }
        };
    }

    private void check(String path, References references, List<String> roots) {
        String allowed = roots.stream().map(root -> '$' + root).collect(Collectors.joining(", "));
        references.names().stream()
                .map(References.Name::name)
                .distinct()
                .forEach(name -> problems.add(Problem.error(path, "template.no-such-root", name, allowed)));
        references.paths().stream()
                .map(References.Path::variable)
                .distinct()
                .filter(variable ->
                        !roots.contains(variable) && !Expression.functions().contains(variable))
                .forEach(variable ->
                        problems.add(Problem.error(path, "template.no-such-root", '$' + variable, allowed)));
        references.calls().stream()
                .map(References.Name::name)
                .distinct()
                .filter(function -> !Expression.functions().contains(function))
                .forEach(function -> problems.add(Problem.error(path, "template.no-such-function", '$' + function)));
        first(Stream.concat(references.of("form"), references.of("shown")))
                .filter(key -> definition.form().field(key).isEmpty())
                .forEach(key -> problems.add(Problem.error(path, "template.no-such-field", key)));
        new Members(knowledge, problems).check(path, references);
        first(references.of("results"))
                .filter(key -> !automatedSteps.contains(key))
                .forEach(key -> problems.add(Problem.error(path, "template.no-such-result", key)));
    }

    private static Stream<String> first(Stream<References.Path> paths) {
        return paths.flatMap(path -> path.members().stream().limit(1)).distinct();
    }

    /** Checks the expressions in a payload. */
    void checkWithin(String path, JsonNode value, List<String> roots) {
        Expression.in(value).ifPresent(jsonata -> check(path, jsonata, roots));
        value.properties().forEach(member -> checkWithin(path + "/" + member.getKey(), member.getValue(), roots));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            checkWithin(path + "/" + i, value.get(i), roots);
        }
    }
}
