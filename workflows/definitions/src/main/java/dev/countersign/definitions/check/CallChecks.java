package dev.countersign.definitions.check;

import dev.countersign.asl.Expression;
import dev.countersign.definitions.function.FunctionCatalogue;
import dev.countersign.definitions.function.FunctionDescription;
import dev.countersign.definitions.function.Parameter;
import dev.countersign.definitions.step.FunctionCall;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Checks a call of a function: that templates may call it, and that its input is what its description says. */
final class CallChecks {

    private CallChecks() {}

    static void check(String path, FunctionCall call, Expressions expressions, List<Problem> problems) {
        Optional<FunctionDescription> function = FunctionCatalogue.find(call.function());
        if (function.isEmpty()) {
            problems.add(Problem.error(
                    path + "/function", "template.not-callable", call.function(), FunctionCatalogue.names()));
        }
        String input = path + "/input";
        function.ifPresent(described -> input(input, call.input(), described, problems));
        expressions.checkWithin(input, call.input(), Expressions.CALL);
    }

    private static void input(String path, JsonNode input, FunctionDescription function, List<Problem> problems) {
        if (!input.isObject()) {
            if (Expression.in(input).isEmpty()) {
                problems.add(Problem.error(path, "template.input-no-object"));
            }
            return;
        }
        input.properties().forEach(member -> {
            String place = path + "/" + member.getKey();
            function.input(member.getKey())
                    .ifPresentOrElse(
                            parameter -> value(place, member.getValue(), parameter, problems),
                            () -> problems.add(Problem.warning(
                                    place,
                                    "template.no-such-input",
                                    member.getKey(),
                                    function.input().stream()
                                            .map(Parameter::name)
                                            .collect(Collectors.joining(", ")))));
        });
        function.input().stream()
                .filter(parameter -> parameter.isRequired() && !input.has(parameter.name()))
                .forEach(parameter -> problems.add(
                        Problem.error(path, "template.input-missing", parameter.label(), parameter.name())));
    }

    private static void value(String path, JsonNode value, Parameter parameter, List<Problem> problems) {
        if (Expression.in(value).isEmpty() && !fits(value, parameter)) {
            problems.add(
                    parameter.type() == Parameter.Type.CHOICE
                            ? Problem.error(path, "template.input-no-word", String.join(", ", parameter.words()))
                            : Problem.error(path, "template.input-wrong." + parameter.type()));
        }
    }

    private static boolean fits(JsonNode value, Parameter parameter) {
        return switch (parameter.type()) {
            case TEXT, CONNECTOR -> value.isString() && !value.stringValue().isBlank();
            case NUMBER -> value.isNumber();
            case BOOLEAN -> value.isBoolean();
            case CHOICE -> value.isString() && parameter.words().contains(value.stringValue());
            case OBJECT -> value.isObject();
            case LIST -> value.isArray();
            case ANY -> true;
        };
    }
}
