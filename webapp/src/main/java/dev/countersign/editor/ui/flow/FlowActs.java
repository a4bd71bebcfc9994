package dev.countersign.editor.ui.flow;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.edit.Keys;
import dev.countersign.definitions.edit.NewStep;
import dev.countersign.definitions.edit.Place;
import dev.countersign.definitions.edit.StepEdits;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.editor.ui.element.AddElementDialog;
import dev.countersign.editor.ui.element.ElementActs;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** What can be done with the steps of a flow. */
final class FlowActs extends ElementActs {

    private final FlowEditor editor;

    FlowActs(FlowSurface surface, FlowEditor editor) {
        super(surface, editor);
        this.editor = editor;
    }

    @Override
    protected boolean isThere(String key) {
        return StepTree.find(editor.steps(), key).isPresent();
    }

    @Override
    protected Optional<Place> behind(String key) {
        return StepEdits.behind(editor.steps(), key);
    }

    @Override
    protected void ask(Place place) {
        AddElementDialog dialog = new AddElementDialog(editor.getTranslation("template.step.add"));
        for (NewStep kind : NewStep.values()) {
            dialog.offer(StepPalette.icon(kind), "template.step." + kind.name(), () -> put(place, kind::in));
        }
        dialog.offerPaste(Clipboard.step().map(editor::name), () -> paste(place));
        dialog.open();
    }

    /** Adds a step behind the selected one, or at the end. */
    void add(NewStep kind) {
        put(
                behind(editor.selected())
                        .orElseGet(() -> new Place("", 0, editor.steps().size())),
                kind::in);
    }

    @Override
    protected void put(Place place, String kind) {
        Arrays.stream(NewStep.values()).filter(one -> one.name().equals(kind)).forEach(one -> put(place, one::in));
    }

    @Override
    protected void paste(Place place) {
        Clipboard.step().ifPresent(step -> put(place, template -> StepEdits.fresh(template.steps(), step)));
    }

    /** Adds the step that is made for the newest content, and selects it. */
    private void put(Place place, Function<TemplateDefinition, Step> make) {
        editSteps((template, select) -> {
            Step step = make.apply(template);
            select.accept(step.key());
            return StepEdits.insert(template.steps(), place, step);
        });
    }

    @Override
    protected void move(String key, Place to) {
        editSteps((template, select) -> {
            select.accept(key);
            return StepEdits.move(template.steps(), key, to);
        });
    }

    @Override
    protected void moveBy(String key, int by) {
        if (StepEdits.moveBy(editor.steps(), key, by).isPresent()) {
            editSteps((template, select) -> {
                select.accept(key);
                return StepEdits.moveBy(template.steps(), key, by);
            });
        }
    }

    @Override
    protected void duplicate(String key) {
        editSteps((template, select) -> StepEdits.copy(template.steps(), key).map(copied -> {
            StepEdits.behind(copied, key)
                    .flatMap(place -> at(copied, place))
                    .map(Step::key)
                    .ifPresent(select);
            return copied;
        }));
    }

    private static Optional<Step> at(List<Step> steps, Place place) {
        List<Step> list = place.within().isEmpty()
                ? steps
                : StepTree.find(steps, place.within())
                        .map(outer -> outer.parts().get(place.part()))
                        .orElse(List.of());
        return place.index() < list.size() ? Optional.of(list.get(place.index())) : Optional.empty();
    }

    @Override
    protected void copy(String key) {
        StepTree.find(editor.steps(), key).ifPresent(Clipboard::put);
    }

    @Override
    protected void remove(String key) {
        Optional<String> next = beside(key);
        editSteps((template, select) -> {
            next.ifPresent(select);
            return StepEdits.remove(template.steps(), key);
        });
        if (next.isEmpty() && editor.steps().isEmpty()) {
            editor.follow("");
        }
    }

    /** The step above, the one below, or the one around it. */
    @Override
    protected Optional<String> beside(String key) {
        return StepEdits.find(editor.steps(), key).flatMap(this::neighbour).map(Step::key);
    }

    private Optional<Step> neighbour(Place place) {
        Place above = new Place(place.within(), place.part(), place.index() - 1);
        Place below = new Place(place.within(), place.part(), place.index() + 1);
        return (place.index() > 0 ? at(editor.steps(), above) : at(editor.steps(), below))
                .or(() -> StepTree.find(editor.steps(), place.within()));
    }

    /** Puts the step into a new branch or parallel step. */
    void wrap(String key, NewStep kind) {
        editSteps((template, select) -> {
            Step outer = kind.in(template);
            select.accept(outer.key());
            return StepEdits.wrap(template.steps(), key, outer);
        });
    }

    /** Puts the steps within the step into its place. */
    void unwrap(String key) {
        Optional<String> first = StepTree.find(editor.steps(), key).stream()
                .flatMap(step -> step.parts().stream().flatMap(List::stream))
                .map(Step::key)
                .findFirst();
        editSteps((template, select) -> {
            first.ifPresent(select);
            return StepEdits.unwrap(template.steps(), key);
        });
    }

    void rename(String key, String now) {
        rekey(key, now, template -> Keys.rename(template.steps(), key, now).map(template::with));
    }

    private void editSteps(BiFunction<TemplateDefinition, Consumer<String>, Optional<List<Step>>> change) {
        edit((template, select) -> change.apply(template, select).map(template::with));
    }
}
