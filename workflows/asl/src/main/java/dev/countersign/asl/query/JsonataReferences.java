package dev.countersign.asl.query;

import com.dashjoin.jsonata.SyntaxNode;
import dev.countersign.asl.query.References.Member;
import dev.countersign.asl.query.References.Name;
import dev.countersign.asl.query.References.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@link References} of an expression from its syntax tree. Every node is visited with the item at hand and gives the place of
 * its value; a place that is used counts as read.
 */
final class JsonataReferences {

    private static final Place UNKNOWN = new Place.Unknown();

    /**
     * Functions that call another one for each item or member of their first argument, with the positions at which that one gets an item, or the argument
     * itself.
     */
    private static final Map<String, Set<Integer>> OF_ITEMS = Map.of(
            "map", Set.of(0, 2),
            "filter", Set.of(0, 2),
            "single", Set.of(0, 2),
            "sort", Set.of(0, 1),
            "reduce", Set.of(1, 3),
            "each", Set.of(2),
            "sift", Set.of(2));

    /** Those of them whose value is some of the items. */
    private static final Set<String> SELECTING = Set.of("filter", "single", "sort", "sift");

    private final String text;
    private final List<Path> paths = new ArrayList<>();
    private final List<Name> calls = new ArrayList<>();
    private final List<Name> names = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final Set<String> variables = new HashSet<>();
    private final Set<String> assigned = new HashSet<>();
    private final Set<String> bound = new HashSet<>();

    private JsonataReferences(String text) {
        this.text = text;
    }

    /** Reads an expression; {@code text} is what it was parsed from. */
    static JsonataReferences of(SyntaxNode expression, String text) {
        var read = new JsonataReferences(text);
        BoundVariables bound = BoundVariables.none();
        read.use(expression, new Place.Nothing(), bound);
        bound.end();
        return read;
    }

    References references() {
        return new References(paths, calls, names, members);
    }

    /** Whether the expression gives a variable of this name a value with {@code :=}. */
    boolean binds(String variable) {
        return assigned.contains(variable);
    }

    /** The names to which the expression gives a value of its own: by {@code :=}, and the parameters of its functions. */
    Set<String> bound() {
        return bound;
    }

    /** Every variable and function that is named, those bound in the expression included. */
    Set<String> variables() {
        return variables;
    }

    private void use(Place place) {
        if (place instanceof Place.At(Path path)) {
            paths.add(path);
        }
    }

    private void use(@Nullable SyntaxNode node, Place item, BoundVariables bound) {
        if (node != null) {
            use(visit(node, item, bound));
        }
    }

    private Place useAll(List<SyntaxNode> nodes, Place item, BoundVariables bound) {
        nodes.forEach(node -> use(node, item, bound));
        return UNKNOWN;
    }

    private Place visit(SyntaxNode node, Place item, BoundVariables bound) {
        Place value = value(node, item, bound);
        for (SyntaxNode filter : node.filters()) {
            if (filter.type().equals("index")) {
                bound.bind(filter.text(), UNKNOWN);
            } else {
                use(filter.condition(), value.item(), bound);
            }
        }
        if (node.grouping().isEmpty()) {
            return value;
        }
        use(value);
        return useAll(node.grouping(), value.item(), bound);
    }

    private Place value(SyntaxNode node, Place item, BoundVariables bound) {
        return switch (node.type()) {
            case "path" -> path(node.steps(), item, bound.within());
            case "name" -> name(node, item);
            case "variable" -> variable(node, item, bound);
            case "parent" -> parent(item);
            case "wildcard", "descendant" -> everything(item);
            case "block" -> block(node.rest(), item, bound.block());
            case "bind" -> bind(node, item, bound, false);
            case "lambda" -> function(node, item, bound);
            case "function", "partial" -> call(node, item, bound);
            case "apply" -> apply(node, item, bound);
            case "binary" -> {
                use(node.left(), item, bound);
                use(node.right(), item, bound);
                yield UNKNOWN;
            }
            // The items that a transform meets are those of whoever applies it.
            case "transform" -> useAll(node.rest(), UNKNOWN, bound);
            case "unary", "condition", "sort" -> useAll(node.rest(), item, bound);
            case "string", "number", "value", "regex", "operator" -> UNKNOWN;
            default -> throw new IllegalStateException("the syntax tree has a " + node.type());
        };
    }

    private Place path(List<SyntaxNode> steps, Place item, BoundVariables bound) {
        Place at = item;
        for (int i = 0; i < steps.size(); i++) {
            SyntaxNode step = steps.get(i);
            if (i > 0 && !step.type().equals("name")) {
                use(at);
            }
            Place next = visit(step, at, bound);
            if (step.index() != null) {
                bound.bind(step.index(), UNKNOWN);
                this.bound.add(step.index());
            }
            if (step.focus() != null) {
                bound.bind(step.focus(), next);
                this.bound.add(step.focus());
                use(next);
                next = at;
            }
            at = step.type().equals("sort") ? at : next.item();
        }
        return at;
    }

    private Place name(SyntaxNode name, Place item) {
        return switch (item) {
            case Place.Nothing _ -> {
                int quotes = "`'\"".indexOf(text.charAt(name.end() - 1)) < 0 ? 0 : 2;
                names.add(new Name(name.text(), name.end() - name.text().length() - quotes));
                yield UNKNOWN;
            }
            case Place.Unknown unknown -> unknown;
            case Place.At(Path path) -> {
                Path member = path.member(name.text(), true);
                member(name, member);
                yield new Place.At(member);
            }
        };
    }

    /** Notes where the member stands. A name that is written with escapes is not noted. */
    private void member(SyntaxNode name, Path path) {
        String text = name.text();
        for (int quotes : new int[] {0, 1}) {
            int start = name.end() - text.length() - 2 * quotes;
            if (start >= 0 && this.text.startsWith(text, start + quotes) && isWhole(start, name.end(), quotes)) {
                members.add(new Member(path, start, name.end()));
            }
        }
    }

    private boolean isWhole(int start, int end, int quotes) {
        char last = text.charAt(end - 1);
        boolean isQuoted = "`'\"".indexOf(last) >= 0;
        return quotes == 1 ? isQuoted && text.charAt(start) == last : !isQuoted;
    }

    private Place variable(SyntaxNode variable, Place item, BoundVariables bound) {
        String name = variable.text();
        if (name.equals("$") || (name.isEmpty() && item instanceof Place.Nothing)) {
            names.add(new Name('$' + name, start(variable)));
            return UNKNOWN;
        }
        if (name.isEmpty()) {
            return item;
        }
        variables.add(name);
        return switch (bound.of(name)) {
            case null -> new Place.At(new Path(name, List.of(), start(variable), true));
            case Place.At(Path path) -> new Place.At(new Path(path.variable(), path.members(), start(variable), false));
            case Place.Nothing _, Place.Unknown _ -> UNKNOWN;
        };
    }

    private static int start(SyntaxNode variable) {
        return variable.end() - variable.text().length() - 1;
    }

    /** Leads to a value around the item, of which no more is known than the variable. */
    private Place parent(Place item) {
        if (item instanceof Place.At(Path path)) {
            use(new Place.At(path.whole()));
        }
        return UNKNOWN;
    }

    private Place everything(Place item) {
        use(item);
        return UNKNOWN;
    }

    private Place block(List<SyntaxNode> expressions, Place item, BoundVariables bound) {
        Place last = UNKNOWN;
        for (int i = 0; i < expressions.size(); i++) {
            SyntaxNode expression = expressions.get(i);
            boolean binds = expression.type().equals("bind");
            last = binds ? bind(expression, item, bound, true) : visit(expression, item, bound);
            if (i < expressions.size() - 1 && !binds) {
                use(last);
            }
        }
        bound.end();
        return last;
    }

    /**
     * Gives a variable a value.
     *
     * @param certain whether it always happens. Where it may not, what the variable was before may be read as well
     */
    private Place bind(SyntaxNode bind, Place item, BoundVariables bound, boolean certain) {
        SyntaxNode variable = Objects.requireNonNull(bind.left());
        SyntaxNode value = Objects.requireNonNull(bind.right());
        assigned.add(variable.text());
        this.bound.add(variable.text());
        if (!certain || bound.of(variable.text()) != null) {
            use(variable, item, bound);
        }
        Place place = visit(value, item, bound);
        bound.bind(variable.text(), place.item());
        return place;
    }

    /** Whoever calls a function chooses its arguments and the item at hand. */
    private Place function(SyntaxNode function, Place item, BoundVariables bound) {
        if (function.isTailCall()) {
            use(function.body(), item, bound);
            return UNKNOWN;
        }
        BoundVariables inside = parameters(function, bound, UNKNOWN, Set.of());
        bound.later(() -> use(function.body(), UNKNOWN, inside));
        return UNKNOWN;
    }

    /** The variables within a function, whose parameters at these positions get the items. */
    private BoundVariables parameters(
            SyntaxNode function, BoundVariables bound, Place items, @Nullable Set<Integer> positions) {
        BoundVariables inside = bound.within();
        for (int position = 0; position < function.arguments().size(); position++) {
            String parameter = function.arguments().get(position).text();
            boolean isItem = positions != null && positions.contains(position);
            inside.bind(parameter, isItem ? items.item() : UNKNOWN);
            this.bound.add(parameter);
        }
        return inside;
    }

    private Place call(SyntaxNode call, Place item, BoundVariables bound) {
        SyntaxNode procedure = call.procedure();
        List<SyntaxNode> arguments = call.arguments();
        if (procedure != null
                && procedure.text().equals("lookup")
                && bound.of("lookup") == null
                && arguments.size() == 2
                && arguments.get(1).type().equals("string")) {
            callee(procedure, item, bound);
            if (!(visit(arguments.get(0), item, bound) instanceof Place.At(Path path))) {
                return UNKNOWN;
            }
            Path member = path.member(arguments.get(1).text(), false);
            member(arguments.get(1), member);
            return new Place.At(member);
        }
        if (procedure != null && !arguments.isEmpty() && OF_ITEMS.containsKey(procedure.text())) {
            Place items = visit(arguments.getFirst(), item, bound);
            return ofItems(call, items, arguments.subList(1, arguments.size()), item, bound);
        }
        callee(procedure, item, bound);
        return useAll(arguments, item, bound);
    }

    /** {@code items ~> $map(function($item) {…})}: the value on the left is the first argument of the call on the right. */
    private Place apply(SyntaxNode apply, Place item, BoundVariables bound) {
        Place left = visit(Objects.requireNonNull(apply.left()), item, bound);
        SyntaxNode right = apply.right();
        if (right != null
                && right.type().equals("function")
                && right.procedure() != null
                && OF_ITEMS.containsKey(right.procedure().text())) {
            return ofItems(right, left, right.arguments(), item, bound);
        }
        use(left);
        return callee(right, item, bound);
    }

    /** A call of a function that calls another one for each of these items, if it is still the function of this name. */
    private Place ofItems(SyntaxNode call, Place items, List<SyntaxNode> others, Place item, BoundVariables bound) {
        SyntaxNode procedure = Objects.requireNonNull(call.procedure());
        boolean isKnown = bound.of(procedure.text()) == null;
        use(items);
        callee(procedure, item, bound);
        for (SyntaxNode other : others) {
            if (isKnown && other.type().equals("lambda") && !other.isTailCall()) {
                // It is called here, and sees the variables as they are now.
                use(other.body(), UNKNOWN, parameters(other, bound, items, OF_ITEMS.get(procedure.text())));
            } else {
                use(other, item, bound);
            }
        }
        return isKnown && SELECTING.contains(procedure.text()) ? items : UNKNOWN;
    }

    private Place callee(@Nullable SyntaxNode procedure, Place item, BoundVariables bound) {
        if (procedure != null
                && procedure.type().equals("variable")
                && bound.of(procedure.text()) == null
                && !procedure.text().isEmpty()
                && !procedure.text().equals("$")) {
            variables.add(procedure.text());
            calls.add(new Name(procedure.text(), start(procedure)));
        } else {
            use(procedure, item, bound);
        }
        return UNKNOWN;
    }
}
