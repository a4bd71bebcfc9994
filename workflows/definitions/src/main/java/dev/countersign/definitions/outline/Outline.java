package dev.countersign.definitions.outline;

import dev.countersign.definitions.TemplateDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The path of one request, as far as its form tells: it is drawn, and it tells what comes next. */
public record Outline(List<Node> nodes) {

    public Outline {
        nodes = List.copyOf(nodes);
    }

    /**
     * The path of a request with this form.
     *
     * @param form the normalized form
     * @param requester as the execution is told
     */
    public static Outline of(TemplateDefinition definition, JsonNode form, JsonNode requester) {
        return of(definition, form, requester, JsonNodeFactory.instance.objectNode());
    }

    /**
     * The same for a request that is on its way.
     *
     * @param results the answers of the automated steps so far, by step
     */
    public static Outline of(TemplateDefinition definition, JsonNode form, JsonNode requester, JsonNode results) {
        return new Outline(new Walk(new Foresight(form, requester, results)).of(definition.steps()));
    }

    /** Whether the request takes the step with this key; empty if it is not in the outline. */
    public Optional<Node.Passage> passage(String stepKey) {
        return passage(nodes, stepKey);
    }

    private static Optional<Node.Passage> passage(List<Node> nodes, String key) {
        return nodes.stream()
                .flatMap(node -> switch (node) {
                    case Node.StepNode step ->
                        step.key().equals(key) ? Stream.of(step.passage()) : Stream.<Node.Passage>empty();
                    case Node.ForkNode fork ->
                        fork.branches().stream().flatMap(branch -> passage(branch, key).stream());
                })
                .findFirst();
    }

    /** The same path, with each step as this says. */
    public Outline with(UnaryOperator<Node.StepNode> change) {
        return new Outline(with(nodes, change));
    }

    private static List<Node> with(List<Node> nodes, UnaryOperator<Node.StepNode> change) {
        return nodes.stream()
                .<Node>map(node -> switch (node) {
                    case Node.StepNode step -> change.apply(step);
                    case Node.ForkNode fork ->
                        new Node.ForkNode(
                                fork.key(),
                                fork.name(),
                                fork.join(),
                                fork.branches().stream()
                                        .map(branch -> with(branch, change))
                                        .toList());
                })
                .toList();
    }

    /** What follows after this step; empty if the step is not on the path. */
    public Optional<Next> next(String stepKey) {
        return Following.after(nodes, stepKey);
    }
}
