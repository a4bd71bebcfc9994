package dev.countersign.definitions.step;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All steps of a template, at any depth. */
public final class StepTree {

    private StepTree() {}

    /** The steps and those within them, in the order they are written. */
    public static Stream<Step> of(List<Step> steps) {
        return steps.stream()
                .flatMap(step ->
                        Stream.concat(Stream.of(step), step.parts().stream().flatMap(StepTree::of)));
    }

    /** Those of one kind. */
    public static <S extends Step> Stream<S> of(List<Step> steps, Class<S> kind) {
        return of(steps).filter(kind::isInstance).map(kind::cast);
    }

    /** The step with this key. */
    public static Optional<Step> find(List<Step> steps, String key) {
        return of(steps).filter(step -> step.key().equals(key)).findFirst();
    }
}
