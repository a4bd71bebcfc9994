package dev.countersign.asl.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.Expression;
import dev.countersign.asl.InvalidExpression;
import dev.countersign.asl.event.Moment;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Over expressions of every kind of node, nested at random. */
class JsonataReferencesPropertiesTest {

    private static final List<String> NAMES = List.of("a", "b", "c");

    /** Whatever an evaluation asks for is among the references: a variable that is not does not change the value. */
    @Property(tries = 1000)
    void whatIsNotReferredToDoesNotMatter(@ForAll("expressions") String text) throws InvalidExpression {
        Expression expression = Expression.parse(text);
        Set<String> read = new HashSet<>();
        expression.references().paths().forEach(path -> read.add(path.variable()));

        assertThat(evaluate(expression, name -> read.contains(name) ? value(name) : null))
                .isEqualTo(evaluate(expression, JsonataReferencesPropertiesTest::value));
    }

    /** A member that no path names, where no path reads a whole value, does not change the value either. */
    @Property(tries = 1000)
    void membersThatAreNotReferredToDoNotMatter(@ForAll("expressions") String text) throws InvalidExpression {
        Expression expression = Expression.parse(text);
        References references = expression.references();

        assertThat(evaluate(expression, name -> only(references, name)))
                .isEqualTo(evaluate(expression, JsonataReferencesPropertiesTest::value));
    }

    @Property(tries = 1000)
    void aPositionIsWhereTheVariableStands(@ForAll("expressions") String text) throws InvalidExpression {
        Expression.parse(text).references().paths().stream()
                .filter(References.Path::asWritten)
                .forEach(path -> assertThat(text.substring(path.position())).startsWith("$" + path.variable()));
    }

    private static JsonNode value(String name) {
        return JsonMapper.shared().readTree("""
                {"a": {"a": "%1$s-aa", "b": [1, 2], "c": {"a": 3}}, "b": [{"a": 4, "b": 5, "c": "x"}, {"a": 6}], "c": "%1$s"}""".formatted(name));
    }

    /** The value without the members that no path begins with. */
    private static JsonNode only(References references, String name) {
        JsonNode value = value(name);
        if (references.of(name).noneMatch(path -> path.members().isEmpty())) {
            var members =
                    references.of(name).map(path -> path.members().getFirst()).toList();
            ((ObjectNode) value).retain(members);
        }
        return value;
    }

    private static Expression.Result evaluate(Expression expression, Function<String, @Nullable JsonNode> variables) {
        var seen = new HashMap<String, JsonNode>();
        for (String name : NAMES) {
            JsonNode value = variables.apply(name);
            if (value != null) {
                seen.put(name, value);
            }
        }
        return expression.evaluate(seen, new Moment(Instant.EPOCH, "seed"));
    }

    @Provide
    Arbitrary<String> expressions() {
        return expression(4);
    }

    private static Arbitrary<String> expression(int depth) {
        Arbitrary<String> name = Arbitraries.of(NAMES);
        Arbitrary<String> variable = name.map(n -> "$" + n);
        Arbitrary<String> leaf = Arbitraries.oneOf(
                variable,
                Combinators.combine(variable, name).as((v, n) -> v + "." + n),
                Arbitraries.of("1", "'$a'", "$"));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> expression(depth - 1));
        return Arbitraries.oneOf(
                leaf,
                Combinators.combine(inner, name).as((x, n) -> "(" + x + ")." + n),
                Combinators.combine(variable, inner).as((v, x) -> v + ".(" + x + ")"),
                Combinators.combine(variable, name, inner).as((v, n, x) -> v + "." + n + "[" + x + "]"),
                Combinators.combine(variable, inner, inner).as((v, x, y) -> "(" + v + " := " + x + "; " + y + ")"),
                Combinators.combine(variable, inner, inner)
                        .as((v, x, y) -> "(" + x + " = 1 ? " + v + " := 2 : 3; " + y + ")"),
                Combinators.combine(variable, inner, inner)
                        .as((v, x, y) -> "($f := function(" + v + ") { " + x + " }; $f(" + y + "))"),
                Combinators.combine(inner, inner, inner).as((x, y, z) -> "(" + x + " ? " + y + " : " + z + ")"),
                Combinators.combine(variable, name, inner)
                        .as((v, n, x) -> v + "." + n + "@$i.{'i': $i, 'x': " + x + "}"),
                Combinators.combine(variable, inner, inner).as((v, x, y) -> v + "{$string(" + x + "): " + y + "}"),
                Combinators.combine(variable, inner).as((v, x) -> "$lookup(" + v + ", 'a') & $string(" + x + ")"),
                Combinators.combine(variable, inner).as((v, x) -> v + " ~> |b|{'z': " + x + "}|"),
                Combinators.combine(variable, variable, inner)
                        .as((v, w, x) -> "$map(" + v + ".b, function(" + w + ") { " + x + " })"),
                Combinators.combine(variable, variable, inner)
                        .as((v, w, x) -> "$each(" + v + ", function($v, $k, " + w + ") { " + x + " })"),
                Combinators.combine(variable, name, inner)
                        .as((v, n, x) -> v + ".b ~> $filter(function($i) { $i." + n + " = " + x + " })." + n),
                Combinators.combine(inner, inner).as((x, y) -> "[" + x + ", {'k': " + y + "}]"));
    }
}
