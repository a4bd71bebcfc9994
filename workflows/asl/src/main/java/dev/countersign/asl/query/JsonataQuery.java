package dev.countersign.asl.query;

import com.dashjoin.jsonata.CorrectedJsonata;
import com.dashjoin.jsonata.Corrections;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.SyntaxNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A JSONata expression. Its evaluation is bounded in time and memory, whoever wrote it: see {@link JsonataBounds}. */
public final class JsonataQuery implements Query {

    private static final String STATES = "states";
    private static final Set<String> DATA = Set.of("input", "result", "errorOutput");

    private final String text;
    private final CorrectedJsonata expression;
    private final References references;
    private final Set<String> names;
    private final boolean asksForContext;

    private JsonataQuery(String text, CorrectedJsonata expression) {
        var read = JsonataReferences.of(SyntaxNode.of(expression), text);
        this.text = text;
        this.expression = expression;
        this.references = read.references();
        this.names = new TreeSet<>(read.variables());
        this.asksForContext = references.of(STATES).anyMatch(path -> !isData(path)) || read.binds(STATES);
    }

    private static boolean isData(References.Path path) {
        return !path.members().isEmpty() && DATA.contains(path.members().getFirst());
    }

    /**
     * Reads an expression, without the <code>{% %}</code> around it.
     *
     * @throws InvalidQuery with one sentence
     */
    public static JsonataQuery parse(String text) throws InvalidQuery {
        try {
            return new JsonataQuery(text, CorrectedJsonata.parse(text, new AsInJsonata()));
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

    /** What the expression refers to. */
    public References references() {
        return references;
    }

    /** Its structure. */
    public Syntax syntax() {
        SyntaxNode root = SyntaxNode.of(expression);
        return JsonataSyntax.of(root, JsonataReferences.of(root, text).bound());
    }

    /** The functions that an expression may call, without the {@code $}. */
    public static Set<String> functions() {
        return JsonataFunctions.NAMES;
    }

    @Override
    public JsonNode evaluate(Scope scope, String field) {
        var bounds = new JsonataBounds();
        Object value;
        try {
            value = expression.evaluate(bindings(scope, bounds));
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
        } catch (StackOverflowError endless) {
            // A transform can put an item into itself.
            throw threw(field, ": " + JsonataBounds.TOO_DEEP);
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

    private Map<String, Object> states(Scope scope) {
        Map<String, Object> states = new LinkedHashMap<>();
        states.put("input", JsonataValues.fromJson(scope.input()));
        if (scope.result() != null) {
            states.put("result", JsonataValues.fromJson(scope.result()));
        }
        if (scope.errorOutput() != null) {
            states.put("errorOutput", JsonataValues.fromJson(scope.errorOutput()));
        }
        if (asksForContext) {
            states.put("context", JsonataValues.fromJson(scope.context().get()));
        }
        return states;
    }

    private QueryException threw(String field, String why) {
        return QueryException.evaluation(prefix(field) + " threw an error during evaluation" + why, field);
    }

    private String prefix(String field) {
        return "The JSONata expression '" + text + "' specified for the field '" + field + "'";
    }

    /** Where the library differs from the reference implementation. */
    private record AsInJsonata() implements Corrections {

        @Override
        public Pattern regex(String pattern, String flags) {
            return EcmaRegex.compile(pattern, flags);
        }

        @Override
        public Object function(Pattern regex, Jsonata.@Nullable EntryCallback bounds) {
            return JsonataMatcher.function(regex, bounds);
        }

        @Override
        public String text(Object value) {
            return JsonataText.of(value, false);
        }
    }
}
