package dev.countersign.asl.query;

import com.dashjoin.jsonata.SyntaxNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the {@link Syntax} of an expression. What is nested too deeply is an {@link Syntax.Other}. */
final class JsonataSyntax {

    private static final int DEEPEST = 60;
    private static final Syntax OTHER = new Syntax.Other();

    /** Variables and functions with a meaning of their own in this expression: nothing is known of them. */
    private final Set<String> bound;

    private JsonataSyntax(Set<String> bound) {
        this.bound = bound;
    }

    static Syntax of(SyntaxNode expression, Set<String> bound) {
        return new JsonataSyntax(bound).read(expression, 0);
    }

    private Syntax read(@Nullable SyntaxNode node, int depth) {
        if (node == null
                || depth > DEEPEST
                || !node.filters().isEmpty()
                || !node.grouping().isEmpty()) {
            return OTHER;
        }
        return switch (node.type()) {
            case "number" -> number(node.text());
            case "string" -> new Syntax.Text(node.text());
            case "value" -> truth(node.text());
            case "variable" -> path(List.of(node));
            case "path" -> node.steps().size() == 1 ? read(node.steps().getFirst(), depth + 1) : path(node.steps());
            case "block" -> node.rest().size() == 1 ? read(node.rest().getFirst(), depth + 1) : OTHER;
            case "binary" ->
                new Syntax.Operation(node.text(), read(node.left(), depth + 1), read(node.right(), depth + 1));
            case "unary" -> node.text().equals("[") ? new Syntax.Items(all(node.rest(), depth)) : OTHER;
            case "function" -> call(node, depth);
            default -> OTHER;
        };
    }

    private static Syntax number(String text) {
        try {
            return new Syntax.Numeral(new BigDecimal(text));
        } catch (NumberFormatException _) {
            return OTHER;
        }
    }

    private static Syntax truth(String text) {
        return switch (text) {
            case "true", "false" -> new Syntax.Truth(text.equals("true"));
            default -> OTHER;
        };
    }

    private Syntax path(List<SyntaxNode> steps) {
        SyntaxNode first = steps.getFirst();
        if (!first.type().equals("variable") || first.text().isEmpty() || bound.contains(first.text())) {
            return OTHER;
        }
        List<String> members = new ArrayList<>();
        for (SyntaxNode step : steps) {
            boolean plain = step.filters().isEmpty()
                    && step.grouping().isEmpty()
                    && step.focus() == null
                    && step.index() == null
                    && (step == first || step.type().equals("name"));
            if (!plain) {
                return OTHER;
            }
            if (step != first) {
                members.add(step.text());
            }
        }
        return new Syntax.Path(first.text(), members);
    }

    private Syntax call(SyntaxNode node, int depth) {
        SyntaxNode called = node.procedure();
        return called != null && called.type().equals("variable") && !bound.contains(called.text())
                ? new Syntax.Call(called.text(), all(node.arguments(), depth))
                : OTHER;
    }

    private List<Syntax> all(List<SyntaxNode> nodes, int depth) {
        return nodes.stream().map(node -> read(node, depth + 1)).toList();
    }
}
