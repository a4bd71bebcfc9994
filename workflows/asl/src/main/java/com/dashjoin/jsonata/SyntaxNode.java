package com.dashjoin.jsonata;

import com.dashjoin.jsonata.Parser.Symbol;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * One node of the syntax tree of an expression, after the library's second pass: {@code a.b[c]} is one {@code path} with two steps, the
 * second of which has a filter. Stands in the library's package, since the tree is visible only there; compiling it checks that a new
 * version of the library still has the same tree.
 */
@NullMarked
public final class SyntaxNode {

    private final Symbol symbol;

    private SyntaxNode(Symbol symbol) {
        this.symbol = symbol;
    }

    /** The whole of an expression. */
    public static SyntaxNode of(Jsonata expression) {
        return new SyntaxNode(expression.ast);
    }

    /** The functions that the library knows, without the {@code $}. */
    public static Set<String> functions() {
        return Set.copyOf(Jsonata.staticFrame.bindings.keySet());
    }

    /** What it is: {@code path}, {@code name}, {@code variable}, {@code function}, {@code bind} and so on. */
    public String type() {
        return String.valueOf(symbol.type);
    }

    /** The name of a name or of a variable, a literal, an operator. */
    public String text() {
        return String.valueOf(symbol.value);
    }

    /** Where it ends in the expression, for names and variables; elsewhere of no meaning. */
    public int end() {
        return symbol.position;
    }

    /** Of a path: {@code a.b} has two. */
    public List<SyntaxNode> steps() {
        return all(symbol.steps);
    }

    /** What stands in brackets after it, each a {@code filter} or an {@code index}. */
    public List<SyntaxNode> filters() {
        return Stream.concat(all(symbol.predicate).stream(), all(symbol.stages).stream())
                .toList();
    }

    /** Of a {@code filter}: its condition. */
    public @Nullable SyntaxNode condition() {
        return symbol.expr instanceof Symbol filter ? new SyntaxNode(filter) : optional(symbol.condition);
    }

    /** The keys and values of {@code {…}} after an expression, in turn. */
    public List<SyntaxNode> grouping() {
        return symbol.group == null ? List.of() : pairs(symbol.group.lhsObject);
    }

    /** The variable that {@code @$v} gives to a step. */
    public @Nullable String focus() {
        return symbol.focus == null ? null : symbol.focus.toString();
    }

    /** The variable that {@code #$i} gives to a step. */
    public @Nullable String index() {
        return symbol.index == null ? null : symbol.index.toString();
    }

    /** Of a call: what is called. */
    public @Nullable SyntaxNode procedure() {
        return optional(symbol.procedure);
    }

    /** Of a call or of a function. */
    public List<SyntaxNode> arguments() {
        return all(symbol.arguments);
    }

    /** Of a function. */
    public @Nullable SyntaxNode body() {
        return optional(symbol.body);
    }

    /** Whether a function is one that the library made to call another one last. */
    public boolean isTailCall() {
        return symbol.thunk;
    }

    /** Of a binary operator, of {@code :=} and of {@code ~>}. */
    public @Nullable SyntaxNode left() {
        return optional(symbol.lhs);
    }

    /** Of a binary operator, of {@code :=} and of {@code ~>}. */
    public @Nullable SyntaxNode right() {
        return optional(symbol.rhs);
    }

    /** Everything else below a node, in the order of the text: elements, members, operands, sort terms, cases, parts of a transform. */
    public List<SyntaxNode> rest() {
        Stream<SyntaxNode> terms = all(symbol.terms).stream().map(term -> new SyntaxNode(term.symbol.expression));
        Stream<SyntaxNode> others = Stream.of(
                        symbol.condition,
                        symbol.then,
                        symbol._else,
                        symbol.expression,
                        symbol.pattern,
                        symbol.update,
                        symbol.delete)
                .filter(Objects::nonNull)
                .map(SyntaxNode::new);
        return Stream.of(all(symbol.expressions).stream(), pairs(symbol.lhsObject).stream(), terms, others)
                .flatMap(nodes -> nodes)
                .toList();
    }

    private static List<SyntaxNode> all(@Nullable List<Symbol> symbols) {
        return symbols == null
                ? List.of()
                : symbols.stream().map(SyntaxNode::new).toList();
    }

    private static List<SyntaxNode> pairs(@Nullable List<Symbol[]> pairs) {
        return pairs == null
                ? List.of()
                : pairs.stream().flatMap(Stream::of).map(SyntaxNode::new).toList();
    }

    private static @Nullable SyntaxNode optional(@Nullable Symbol symbol) {
        return symbol == null ? null : new SyntaxNode(symbol);
    }
}
