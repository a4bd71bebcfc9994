package com.dashjoin.jsonata;

import com.dashjoin.jsonata.utils.Signature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * The operators that the library, version 0.9.10, evaluates otherwise than the reference implementation of JSONata. Together with
 * {@link CorrectedParser} it is all that replaces code of the library; functions are replaced by binding their names. Stands in the library's package, since
 * only there its methods can be overridden; compiling it checks that a new version still has them.
 */
@NullMarked
public final class CorrectedJsonata extends Jsonata {

    private final Corrections corrections;

    private CorrectedJsonata(String text, Corrections corrections) {
        super(text);
        this.corrections = corrections;
    }

    private CorrectedJsonata(CorrectedJsonata parsed) {
        super(parsed);
        this.corrections = parsed.corrections;
        setValidateInput(false);
        setOutputConvertNulls(false);
    }

    /** Reads an expression. */
    public static CorrectedJsonata parse(String text, Corrections corrections) {
        _parser.set(CorrectedParser.ofThread().with(corrections));
        try {
            return new CorrectedJsonata(text, corrections);
        } finally {
            _parser.remove();
            current.remove();
        }
    }

    /** Evaluates the expression. Every evaluation has an instance of its own, since the library keeps its state there. */
    public @Nullable Object evaluate(Frame bindings) {
        _parser.set(CorrectedParser.ofThread());
        var evaluation = new CorrectedJsonata(this);
        current.set(evaluation);
        try {
            return evaluation.evaluate(null, bindings);
        } finally {
            current.remove();
            _parser.remove();
        }
    }

    @Override
    Jsonata getPerThreadInstance() {
        return this;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very same object, not one like it
    @Nullable
    Object _evaluate(Parser.Symbol expression, @Nullable Object input, Frame environment) {
        Object result = super._evaluate(expression, input, environment);
        if (result instanceof Pattern regex) {
            return corrections.function(regex, (EntryCallback) environment.lookup("__evaluate_entry"));
        }
        // What is around the input is no data: there is no parent of it.
        if (result != null && expression.type.equals("parent") && result == environment.lookup("states")) {
            throw new JException("S0217", expression.position, expression.type);
        }
        return result;
    }

    /** An index is rounded down, those that count from the end too. */
    @Override
    Object evaluateFilter(Object predicate, Object input, Frame environment) {
        if (predicate instanceof Parser.Symbol index
                && index.value instanceof Double real
                && index.type.equals("number")) {
            index.value = Utils.convertNumber(Math.floor(real));
        }
        return super.evaluateFilter(predicate, input, environment);
    }

    /** Lists and objects are in a list only if they are the very same. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    Object evaluateIncludesExpression(@Nullable Object item, @Nullable Object list) {
        if (item == null || list == null) {
            return false;
        }
        List<?> items = list instanceof List<?> several ? several : List.of(list);
        return items.stream().anyMatch(one -> one == item || (isScalar(item) && item.equals(one)));
    }

    private static boolean isScalar(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    @Override
    Object evaluateStringConcat(@Nullable Object left, @Nullable Object right) {
        return (left == null ? "" : corrections.text(left)) + (right == null ? "" : corrections.text(right));
    }

    /** No item at all, where variables of steps are in use, is no item. */
    @Override
    Object evaluateGroupExpression(Parser.Symbol groups, @Nullable Object input, Frame environment) {
        boolean none = input instanceof Utils.JList<?> list && list.tupleStream && list.isEmpty();
        return super.evaluateGroupExpression(groups, none ? Utils.createSequence() : input, environment);
    }

    /** The library finds only functions of its own by their names. An argument that is left open arrives here as none. */
    @Override
    @SuppressWarnings("rawtypes") // as the library declares it
    Object partialApplyNativeFunction(JFunction function, List given) {
        int open = Collections.frequency(given, null);
        return new Native(
                (input, rest) -> {
                    Iterator<?> more = rest.iterator();
                    List<@Nullable Object> arguments = new ArrayList<>();
                    for (Object argument : given) {
                        arguments.add(argument != null ? argument : more.hasNext() ? more.next() : null);
                    }
                    return apply(function, arguments, input, environment);
                },
                null,
                open);
    }

    /**
     * A function for expressions.
     *
     * @param arity how many arguments functions such as {@code $map} pass to it
     */
    public static JFunction function(JFunctionCallable body, String signature, int arity) {
        return new Native(body, signature, arity);
    }

    /** What a function does that was made here; null for others. */
    public static @Nullable JFunctionCallable body(Object function) {
        return function instanceof Native known ? known.function : null;
    }

    private static final class Native extends JFunction {

        private final int arity;

        Native(JFunctionCallable body, @Nullable String signature, int arity) {
            super(body, null);
            this.arity = arity;
            this.signature = new Signature(signature == null ? "<:x>" : signature, "") {
                private static final long serialVersionUID = 1L;

                @Override
                public int getMinNumberOfArgs() {
                    return arity;
                }

                @Override
                public @Nullable Object validate(Object arguments, @Nullable Object context) {
                    return signature == null ? arguments : super.validate(arguments, context);
                }
            };
        }

        @Override
        public int getNumberOfArgs() {
            return arity;
        }
    }
}
