package dev.countersign.definitions.outline;

import dev.countersign.definitions.TemplateDefinition;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The path of one request, as it can be told from its form: what is drawn, and what is said about what comes next. */
public record Outline(List<Node> nodes) {

    public Outline {
        nodes = List.copyOf(nodes);
    }

    /**
     * The path of a request with this form.
     *
     * @param form the form as it was normalised
     * @param requester what the execution is told about the requester
     */
    public static Outline of(TemplateDefinition definition, JsonNode form, JsonNode requester) {
        return new Outline(
                new Walk(new Foresight(form, requester, JsonNodeFactory.instance.objectNode())).of(definition.steps()));
    }

    /** What follows when this step comes through; nothing where there is no such step on the path. */
    public Optional<Next> next(String stepKey) {
        return Following.after(nodes, stepKey);
    }
}
