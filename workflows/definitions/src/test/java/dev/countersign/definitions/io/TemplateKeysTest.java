package dev.countersign.definitions.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.check.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code docs/templates.md} describes every key. The keys come from the parser itself: for an object with an unknown key, its problem
 * lists the keys or the kinds that it knows there.
 */
class TemplateKeysTest {

    private static final String UNKNOWN = "?";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, Set<String>> known = new TreeMap<>();
    private final Set<String> explored = new TreeSet<>();

    @Test
    void everyKeyThatTheParserKnowsIsDescribedAndNoOther() throws IOException {
        explore("Template", UnaryOperator.identity());
        known.put("approvers[]", keysOfPanels());

        assertThat(known).hasSizeGreaterThan(20);
        assertThat(TemplatePage.read().keys()).isEqualTo(known);
    }

    @Test
    void everyFixedWordIsDescribed() throws IOException {
        assertThat(TemplatePage.read().words())
                .containsAll(Words.JOINS.keySet())
                .containsAll(Words.ANSWERS.keySet())
                .containsAll(Words.SAME_PERSON.keySet())
                .containsAll(Words.ROLES.keySet())
                .containsAll(Words.MEMBERSHIPS.keySet())
                .containsAll(Words.GOES_ON.keySet())
                .containsAll(Words.OWN_REQUESTS.keySet())
                .containsAll(Words.SAME_APPROVERS.keySet())
                .containsAll(Words.EXPIRIES.keySet())
                .containsAll(Words.FILE_KINDS.keySet());
    }

    /**
     * Finds the keys of an object and of the objects in it.
     *
     * @param around makes a whole template that has its argument where the object stands
     */
    private void explore(String name, UnaryOperator<JsonNode> around) {
        if (explored.contains(name)) {
            return;
        }
        for (Problem problem : problems(around.apply(object(UNKNOWN, JSON.objectNode())))) {
            if (problem.message().equals("template.unknown-member")) {
                explored.add(name);
                add(name, names(problem.args().get(1)), around);
                return;
            }
            if (problem.message().equals("template.kind")) {
                explored.add(name);
                Set<String> kinds = names(problem.args().getFirst());
                kinds.forEach(kind -> exploreKind(name, kind, kinds, around));
                return;
            }
        }
    }

    private void exploreKind(String name, String kind, Set<String> kinds, UnaryOperator<JsonNode> around) {
        UnaryOperator<JsonNode> ofKind =
                there -> around.apply(there.deepCopy().asObject().put(kind, "a"));
        Set<String> keys = problems(ofKind.apply(object(UNKNOWN, JSON.objectNode()))).stream()
                .filter(problem -> problem.message().equals("template.unknown-member"))
                .findFirst()
                .map(problem -> names(problem.args().get(1)))
                .orElseThrow();
        if (keys.equals(Set.of(kind))) {
            known.put(name, kinds);
        } else {
            add(name + " " + kind, keys, ofKind);
        }
    }

    private void add(String name, Set<String> keys, UnaryOperator<JsonNode> around) {
        known.put(name, keys);
        for (String key : keys) {
            String inner = switch (key) {
                case "form", "columns" -> "Field";
                case "steps", "otherwise", "branches" -> "Step";
                default -> key;
            };
            explore(inner, there -> around.apply(object(key, there)));
            explore(inner, there -> around.apply(object(key, list(there))));
            explore(inner, there -> around.apply(object(key, list(list(there)))));
        }
    }

    /** The keys of a panel, besides its kind. They depend on the rule of the step. */
    private static Set<String> keysOfPanels() {
        JsonNode panel = object("group", JSON.stringNode("a")).set(UNKNOWN, JSON.objectNode());
        ObjectNode step = object("approval", JSON.stringNode("a"));
        step.set("approvers", list(panel));
        ObjectNode weighted = step.deepCopy();
        weighted.set("rule", object("weight", JSON.numberNode(1)));
        return Stream.of(step, weighted)
                .flatMap(each -> problems(object("steps", list(each))).stream())
                .filter(problem -> problem.message().equals("template.unknown-member"))
                .flatMap(problem -> names(problem.args().get(1)).stream())
                .filter(key -> !key.equals("group"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Problem> problems(JsonNode template) {
        return switch (TemplateJson.read(template.toString())) {
            case ReadResult.Problems(List<Problem> problems) -> problems;
            case ReadResult.Parsed _ -> List.of();
        };
    }

    private static Set<String> names(Object list) {
        return new TreeSet<>(List.of(list.toString().split(", ")));
    }

    private static ObjectNode object(String key, JsonNode value) {
        ObjectNode object = JSON.objectNode();
        object.set(key, value);
        return object;
    }

    private static JsonNode list(JsonNode item) {
        return JSON.arrayNode().add(item);
    }
}
