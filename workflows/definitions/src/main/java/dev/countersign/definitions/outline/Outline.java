package dev.countersign.definitions.outline;

import dev.countersign.definitions.TemplateDefinition;
import java.util.List;
import java.util.Optional;
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
        return new Outline(
                new Walk(new Foresight(form, requester, JsonNodeFactory.instance.objectNode())).of(definition.steps()));
    }

    /** What follows after this step; empty if the step is not on the path. */
    public Optional<Next> next(String stepKey) {
        return Following.after(nodes, stepKey);
    }
}
