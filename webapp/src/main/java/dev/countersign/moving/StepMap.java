package dev.countersign.moving;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Which steps of one version are which of another, where they do not have the same key. */
final class StepMap {

    private StepMap() {}

    /** The steps that only the first of two versions has. */
    static List<Step> onlyIn(TemplateDefinition first, TemplateDefinition second) {
        return StepTree.of(first.steps())
                .filter(step -> StepTree.find(second.steps(), step.key()).isEmpty())
                .toList();
    }

    /** Whether each of these steps can become the other: both are of the same kind, and each is only in its version, and no two become the same. */
    static boolean isPossible(Map<String, String> steps, TemplateDefinition from, TemplateDefinition to) {
        List<Step> gone = onlyIn(from, to);
        List<Step> news = onlyIn(to, from);
        return new HashSet<>(steps.values()).size() == steps.size()
                && steps.entrySet().stream()
                        .allMatch(pair -> gone.stream()
                                .filter(step -> step.key().equals(pair.getKey()))
                                .anyMatch(step -> news.stream()
                                        .anyMatch(other -> other.key().equals(pair.getValue())
                                                && other.getClass() == step.getClass())));
    }
}
