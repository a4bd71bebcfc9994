package dev.countersign.asl.query;

import com.dashjoin.jsonata.Jsonata;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A JSONata expression. Its evaluation is bounded in time and memory, whoever wrote it: see {@link JsonataBounds}. */
final class JsonataQuery implements Query {

    private static final Pattern VARIABLE = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)");
    private static final Pattern MORE_THAN_DATA = Pattern.compile("\\$states(?!\\.(input|result|errorOutput)\\b)");
    private static final String STATES = "states";

    private final String text;
    private final Jsonata expression;
    private final Set<String> names;
    private final boolean asksForContext;

    private JsonataQuery(String text, Jsonata expression) {
        this.text = text;
        this.expression = expression;
        this.names = VARIABLE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        this.asksForContext = MORE_THAN_DATA.matcher(text).find();
    }

    static JsonataQuery parse(String text) throws InvalidQuery {
        try {
            Jsonata expression = Jsonata.jsonata(text);
            expression.setValidateInput(false);
            expression.setOutputConvertNulls(false);
            return new JsonataQuery(text, expression);
        } catch (StackOverflowError tooDeep) {
            throw new InvalidQuery(InvalidQuery.NO_JSONATA, "The expression is nested too deeply");
        } catch (VirtualMachineError broken) {
            throw broken;
        } catch (RuntimeException | Error unreadable) {
            // The parser throws JException for known mistakes and other exceptions for the rest.
            throw new InvalidQuery(InvalidQuery.NO_JSONATA, JsonataError.unreadable(unreadable, text));
        }
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public JsonNode evaluate(Scope scope, String field) {
        var bounds = new JsonataBounds();
        Object value;
        try {
            value = expression.evaluate(null, bindings(scope, bounds));
        } catch (StackOverflowError tooDeep) {
            throw threw(field, ": " + JsonataBounds.TOO_DEEP);
        } catch (VirtualMachineError broken) {
            throw broken;
        } catch (RuntimeException | Error e) {
            // The library throws both for mistakes in an expression.
            throw threw(field, JsonataError.explain(e, text));
        }
        if (value == null) {
            throw QueryException.evaluation(prefix(field) + " returned nothing (undefined).", field);
        }
        try {
            return JsonataValues.toJson(value);
        } catch (JsonataValues.NotJson e) {
            throw QueryException.evaluation(prefix(field) + " returned an unsupported result type.", field);
        } catch (JsonataBounds.Exceeded e) {
            throw threw(field, ": " + e.getMessage());
        }
    }

    private Jsonata.Frame bindings(Scope scope, JsonataBounds bounds) {
        Jsonata.Frame frame = expression.createFrame();
        JsonataFunctions.bind(frame, names, scope.chance(), bounds);
        for (String name : names) {
            if (!name.equals(STATES)) {
                JsonNode value = scope.variables().get(name);
                if (value != null) {
                    frame.bind(name, JsonataValues.fromJson(value));
                }
            }
        }
        if (names.contains(STATES)) {
            frame.bind(STATES, states(scope));
        }
        frame.setEvaluateEntryCallback(bounds);
        frame.setEvaluateExitCallback(bounds);
        return frame;
    }

    private Map<String, @Nullable Object> states(Scope scope) {
        Map<String, @Nullable Object> states = new LinkedHashMap<>();
        states.put("input", JsonataValues.member(scope.input()));
        if (scope.result() != null) {
            states.put("result", JsonataValues.member(scope.result()));
        }
        if (scope.errorOutput() != null) {
            states.put("errorOutput", JsonataValues.member(scope.errorOutput()));
        }
        if (asksForContext) {
            states.put("context", JsonataValues.member(scope.context().get()));
        }
        return states;
    }

    private QueryException threw(String field, String why) {
        return QueryException.evaluation(prefix(field) + " threw an error during evaluation" + why, field);
    }

    private String prefix(String field) {
        return "The JSONata expression '" + text + "' specified for the field '" + field + "'";
    }
}
