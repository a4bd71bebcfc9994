package dev.countersign.administration.states;

import dev.countersign.administration.states.StateChart.Box;
import dev.countersign.administration.states.StateChart.Line;
import dev.countersign.administration.states.StateChart.Point;
import dev.countersign.administration.states.StateGraph.Kind;
import dev.countersign.administration.states.StateGraph.Node;
import dev.countersign.administration.states.StateGraph.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.math.KVectorChain;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.core.util.ElkUtil;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.jspecify.annotations.Nullable;

/** Lays out a graph from top to bottom in layers, with Eclipse ELK. */
public final class StateLayout {

    private static final int NARROWEST = 130;
    private static final int WIDEST = 250;
    private static final int HEIGHT = 50;
    private static final int END_WIDTH = 90;
    private static final int END_HEIGHT = 30;
    private static final double CHARACTER = 7.2;
    private static final double LABEL_CHARACTER = 6.1;
    private static final int LABEL_HEIGHT = 14;

    /** Of a label, in characters; a longer condition is cut, and whole in its tooltip. */
    private static final int LONGEST_LABEL = 26;

    /** Stands before nearly every name in conditions. */
    private static final String INPUT = "$states.input.";

    private static final String LAYERED = LayeredOptions.ALGORITHM_ID;

    private record Edge(Way way, ElkEdge edge, Optional<ElkLabel> label) {}

    private final Words words;
    private final List<Placed> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    private record Placed(Box box, ElkNode node) {}

    /**
     * Words that take room.
     *
     * @param begin in the box before the first state
     * @param end in the box after the last ones
     * @param otherwise beside a way that is taken if no condition holds
     */
    public record Words(String begin, String end, String otherwise) {}

    private StateLayout(Words words) {
        this.words = words;
    }

    /** Lays it out. */
    public static StateChart of(StateGraph graph, Words words) {
        return new StateLayout(words).layOut(graph);
    }

    private StateChart layOut(StateGraph graph) {
        ElkNode root = ElkGraphUtil.createGraph();
        prepare(root, new ElkPadding(12));
        ElkNode first = terminal(root, words.begin());
        first.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, LayerConstraint.FIRST);
        Map<String, ElkNode> added = add(graph, root);
        ElkNode last = terminal(root, words.end());
        last.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, LayerConstraint.LAST);
        link(first, added.get(graph.begin()), new Way(graph.begin(), Kind.NEXT, ""));
        graph.states().stream()
                .filter(Node::last)
                .forEach(state -> link(added.get(state.name()), last, new Way("", Kind.NEXT, "")));
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        return new StateChart(
                up(root.getWidth()),
                up(root.getHeight()),
                nodes.stream().map(StateLayout::placed).toList(),
                edges.stream().map(StateLayout::line).toList());
    }

    private Map<String, ElkNode> add(StateGraph graph, ElkNode parent) {
        Map<String, ElkNode> added = new HashMap<>();
        for (Node state : graph.states()) {
            boolean group = !state.inner().isEmpty();
            ElkNode node = ElkGraphUtil.createNode(parent);
            added.put(state.name(), node);
            nodes.add(new Placed(new Box(state.name(), state.type(), group, 0, 0, 0, 0), node));
            if (group) {
                prepare(node, new ElkPadding(48, 12, 12, 12));
                state.inner().forEach(inner -> add(inner, node));
            } else {
                node.setDimensions(width(state.name(), CHARACTER, NARROWEST, WIDEST), HEIGHT);
            }
        }
        graph.states()
                .forEach(state -> state.ways().forEach(way -> link(added.get(state.name()), added.get(way.to()), way)));
        return added;
    }

    private ElkNode terminal(ElkNode root, String word) {
        ElkNode node = ElkGraphUtil.createNode(root);
        node.setDimensions(END_WIDTH, END_HEIGHT);
        nodes.add(new Placed(new Box("", word, false, 0, 0, 0, 0), node));
        return node;
    }

    /** A way to a state that is not there is not drawn. */
    private void link(@Nullable ElkNode from, @Nullable ElkNode to, Way way) {
        if (from == null || to == null) {
            return;
        }
        ElkEdge edge = ElkGraphUtil.createSimpleEdge(from, to);
        String text = label(way);
        if (text.isEmpty()) {
            edges.add(new Edge(way, edge, Optional.empty()));
            return;
        }
        ElkLabel label = ElkGraphUtil.createLabel(text, edge);
        label.setDimensions(width(text, LABEL_CHARACTER, 0, WIDEST), LABEL_HEIGHT);
        edges.add(new Edge(way, edge, Optional.of(label)));
    }

    private String label(Way way) {
        String text =
                way.kind() == Kind.DEFAULT ? words.otherwise() : way.condition().replace(INPUT, "");
        return text.codePointCount(0, text.length()) <= LONGEST_LABEL
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_LABEL - 1))
                                .strip() + "…";
    }

    private static void prepare(ElkNode node, ElkPadding padding) {
        node.setProperty(CoreOptions.ALGORITHM, LAYERED);
        node.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
        node.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        node.setProperty(CoreOptions.PADDING, padding);
        node.setProperty(CoreOptions.SPACING_NODE_NODE, 28.0);
        node.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 34.0);
        node.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
        // As the states stand in the definition, so that the way that is taken as a rule goes down.
        node.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
        node.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
    }

    private static Box placed(Placed placed) {
        ElkNode node = placed.node();
        KVector at = ElkUtil.absolutePosition(node);
        Box box = placed.box();
        return new Box(
                box.name(),
                box.type(),
                box.group(),
                round(at.x),
                round(at.y),
                round(node.getWidth()),
                round(node.getHeight()));
    }

    /** ELK counts the points of an edge from the corner of the node that contains it. */
    private static Line line(Edge edge) {
        KVector corner = ElkUtil.absolutePosition(edge.edge().getContainingNode());
        KVectorChain chain = ElkUtil.createVectorChain(ElkGraphUtil.firstEdgeSection(edge.edge(), false, false));
        List<Point> points = chain.stream()
                .map(point -> new Point(round(corner.x + point.x), round(corner.y + point.y)))
                .toList();
        Way way = edge.way();
        return new Line(
                way.kind(),
                points,
                edge.label().map(ElkLabel::getText).orElse(""),
                way.condition(),
                edge.label()
                        .map(label -> new Point(
                                round(corner.x + label.getX()), round(corner.y + label.getY() + LABEL_HEIGHT - 3)))
                        .orElse(points.getFirst()));
    }

    private static double width(String text, double character, int least, int most) {
        return Math.clamp(Math.ceil(text.codePointCount(0, text.length()) * character) + 24, least, most);
    }

    private static int round(double value) {
        return (int) Math.round(value);
    }

    private static int up(double value) {
        return (int) Math.ceil(value);
    }
}
