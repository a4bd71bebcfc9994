package dev.countersign.definitions.condition;

import dev.countersign.definitions.condition.Condition.Comparison;
import dev.countersign.definitions.condition.Condition.Group;
import dev.countersign.definitions.condition.Condition.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognizes the JSONata that {@link Condition#jsonata} writes: comparisons of one path with one value, joined by {@code and} and {@code or}, in
 * parentheses where both are used. Everything else is left to those who write JSONata.
 */
public final class ConditionParser {

    private static final int LONGEST = 5_000;
    private static final int DEEPEST = 10;

    /** Repeats are possessive: those that can give back what they took need the stack for each repetition. */
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<path>\\$(?:form|row|requester|results)(?:\\.(?:[A-Za-z_][A-Za-z0-9_]*|`[^`\\n]+`))++)"
                    + "|(?<number>-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?)"
                    + "|(?<text>\"(?:[^\"\\\\\\n]|\\\\[\"\\\\/bfnrt])*+\")"
                    + "|(?<word>and|or|in|true|false|\\$exists|\\$not|\\$sum|\\$count|\\$contains)\\b"
                    + "|(?<sign>!=|>=|<=|=|>|<|\\(|\\)|\\[|\\]|,))");

    private final List<String> tokens;
    private int at;

    private ConditionParser(List<String> tokens) {
        this.tokens = tokens;
    }

    /** Empty if it has another form. */
    public static Optional<Condition> parse(String jsonata) {
        if (jsonata.length() > LONGEST) {
            return Optional.empty();
        }
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(jsonata.strip());
        int end = 0;
        while (matcher.lookingAt()) {
            tokens.add(matcher.group().strip());
            end = matcher.end();
            matcher.region(end, matcher.regionEnd());
        }
        if (end != jsonata.strip().length() || tokens.isEmpty()) {
            return Optional.empty();
        }
        ConditionParser parser = new ConditionParser(tokens);
        return parser.group(0).filter(_ -> parser.at == tokens.size());
    }

    private Optional<Condition> group(int depth) {
        List<Condition> parts = new ArrayList<>();
        String joint = "";
        do {
            Optional<Condition> part = part(depth);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
            if (!isNext("and") && !isNext("or")) {
                break;
            }
            String next = tokens.get(at++);
            if (!joint.isEmpty() && !joint.equals(next)) {
                return Optional.empty();
            }
            joint = next;
        } while (true);
        return Optional.of(parts.size() == 1 ? parts.getFirst() : new Group(!joint.equals("or"), parts));
    }

    private Optional<Condition> part(int depth) {
        if (isNext("(") && depth < DEEPEST) {
            at++;
            return group(depth + 1).filter(_ -> take(")"));
        }
        if (isNext("$exists")) {
            at++;
            return existing().map(path -> new Comparison(path, Operator.FILLED, ""));
        }
        if (isNext("$not")) {
            at++;
            return take("(") && take("$exists")
                    ? existing().filter(_ -> take(")")).map(path -> new Comparison(path, Operator.EMPTY, ""))
                    : Optional.empty();
        }
        if (isNext("$contains")) {
            at++;
            return containing();
        }
        return path().flatMap(path -> operator()
                .flatMap(operator -> (operator == Operator.ONE_OF ? list() : value())
                        .map(value -> new Comparison(path, operator, value))));
    }

    private Optional<Condition> containing() {
        return take("(")
                ? path().filter(_ -> take(","))
                        .flatMap(path -> value().filter(value -> value.startsWith("\"") && take(")"))
                                .map(value -> new Comparison(path, Operator.CONTAINS, value)))
                : Optional.empty();
    }

    private Optional<String> list() {
        if (!take("[")) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        do {
            Optional<String> value = value().filter(one -> one.startsWith("\""));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        } while (take(","));
        return take("]") ? Optional.of("[" + String.join(", ", values) + "]") : Optional.empty();
    }

    private Optional<String> existing() {
        return take("(") ? path().filter(_ -> take(")")) : Optional.empty();
    }

    private Optional<String> path() {
        if (isNext("$sum") || isNext("$count")) {
            String function = tokens.get(at++);
            return take("(")
                    ? plainPath().filter(_ -> take(")")).map(path -> function + "(" + path + ")")
                    : Optional.empty();
        }
        return plainPath();
    }

    private Optional<String> plainPath() {
        boolean isPath = at < tokens.size()
                && tokens.get(at).startsWith("$")
                && tokens.get(at).contains(".");
        return isPath ? Optional.of(tokens.get(at++)) : Optional.empty();
    }

    private Optional<Operator> operator() {
        return at < tokens.size()
                ? Arrays.stream(Operator.values())
                        .filter(operator -> operator.sign().equals(tokens.get(at)))
                        .findFirst()
                        .map(operator -> {
                            at++;
                            return operator;
                        })
                : Optional.empty();
    }

    private Optional<String> value() {
        if (at >= tokens.size()) {
            return Optional.empty();
        }
        String token = tokens.get(at);
        boolean isValue =
                token.startsWith("\"") || token.equals("true") || token.equals("false") || token.matches("-?[0-9].*");
        if (!isValue) {
            return Optional.empty();
        }
        at++;
        return Optional.of(token);
    }

    private boolean isNext(String token) {
        return at < tokens.size() && tokens.get(at).equals(token);
    }

    private boolean take(String token) {
        if (!isNext(token)) {
            return false;
        }
        at++;
        return true;
    }
}
