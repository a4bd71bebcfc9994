package dev.countersign.definitions.edit;

import dev.countersign.asl.Expression;
import dev.countersign.asl.InvalidExpression;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.edit.FieldNames.Names;
import dev.countersign.definitions.edit.FieldNames.Where;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.Text;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where a template uses the result of an automated step. Expressions are read by their syntax tree. */
public final class ResultUses {

    /** What a step uses a result for. */
    public enum Purpose {
        /** To choose how the request goes on. */
        CONDITION,
        /** In what it sends to a function. */
        INPUT,
        /** To choose who decides. */
        APPROVERS,
        /** To choose who gets a message. */
        RECIPIENT
    }

    /**
     * A step that uses the result.
     *
     * @param step its key
     * @param name its name for people
     */
    public record Use(String step, Text name, Purpose purpose) {}

    private ResultUses() {}

    /** The other steps that use the result of this one, in the order of the template. */
    public static List<Use> of(TemplateDefinition template, String step) {
        Set<String> places = new LinkedHashSet<>();
        FieldNames.map(template, new Names() {
            @Override
            public String field(Where where, String key) {
                return key;
            }

            @Override
            public String expression(Where where, String jsonata) {
                if (reads(jsonata, step)) {
                    places.add(where.path());
                }
                return jsonata;
            }
        });
        return places.stream()
                .flatMap(place -> StepPointer.find(template.steps(), place).stream())
                .filter(pointer -> !pointer.step().equals(step))
                .map(pointer -> new Use(pointer.step(), name(template, pointer.step()), purpose(pointer.rest())))
                .distinct()
                .toList();
    }

    private static boolean reads(String jsonata, String step) {
        try {
            return Expression.parse(jsonata)
                    .references()
                    .of("results")
                    .anyMatch(path -> path.members().isEmpty()
                            || path.members().getFirst().equals(step));
        } catch (InvalidExpression unreadable) {
            return false;
        }
    }

    private static Text name(TemplateDefinition template, String step) {
        return StepTree.find(template.steps(), step).map(Step::name).orElseGet(() -> Text.of(step));
    }

    private static Purpose purpose(String rest) {
        if (rest.startsWith("/cases") || rest.startsWith("/denial")) {
            return Purpose.CONDITION;
        }
        if (rest.startsWith("/input") || rest.startsWith("/compensation")) {
            return Purpose.INPUT;
        }
        return rest.startsWith("/to") ? Purpose.RECIPIENT : Purpose.APPROVERS;
    }
}
