package dev.countersign.editor.ui.flow;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.edit.Keys;
import dev.countersign.definitions.edit.NewStep;
import dev.countersign.definitions.edit.Place;
import dev.countersign.definitions.edit.StepEdits;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What can be done with the steps of a flow. Each act changes the newest content of the draft; what is gone meanwhile is told. */
final class FlowActs {

    private final FlowSurface surface;
    private final FlowEditor editor;

    FlowActs(FlowSurface surface, FlowEditor editor) {
        this.surface = surface;
        this.editor = editor;
    }

    void perform(FlowAct act) {
        if (act.isAboutOne() && StepTree.find(editor.steps(), act.key()).isEmpty()) {
            return;
        }
        switch (act.kind()) {
            case SELECT -> surface.go().accept(act.key());
            case OPEN -> {
                surface.go().accept(act.key());
                editor.focusProperties();
            }
            case ADD -> add(act.place());
            case ADD_BEHIND -> StepEdits.behind(editor.steps(), act.key()).ifPresent(this::add);
            case PUT ->
                Arrays.stream(NewStep.values())
                        .filter(kind -> kind.name().equals(act.key()))
                        .forEach(kind -> put(act.place(), kind::in));
            case MOVE -> move(act.key(), act.place());
            case UP -> moveBy(act.key(), -1);
            case DOWN -> moveBy(act.key(), 1);
            case REMOVE -> remove(act.key());
            case COPY -> copy(act.key());
            case CUT -> cut(act.key());
            case PASTE -> paste(act.place());
            case PASTE_BEHIND -> StepEdits.behind(editor.steps(), act.key()).ifPresent(this::paste);
            case DUPLICATE -> duplicate(act.key());
            case UNDO -> turn(surface.edits()::undo);
            case REDO -> turn(surface.edits()::redo);
        }
    }

    /** Asks what to add at this place. */
    void add(Place place) {
        new AddDialog(kind -> put(place, kind::in), Clipboard.step().map(editor::name), () -> paste(place)).open();
    }

    /** Adds a step behind the selected one, or at the end. */
    void add(NewStep kind) {
        put(
                StepEdits.behind(editor.steps(), editor.selected())
                        .orElseGet(() -> new Place("", 0, editor.steps().size())),
                kind::in);
    }

    private void paste(Place place) {
        Clipboard.step().ifPresent(step -> put(place, template -> StepEdits.fresh(template.steps(), step)));
    }

    /** Adds the step that is made for the newest content, and selects it. */
    private void put(Place place, Function<TemplateDefinition, Step> make) {
        edit((template, selects) -> {
            Step step = make.apply(template);
            selects.key = step.key();
            return StepEdits.insert(template.steps(), place, step);
        });
    }

    private void move(String key, Place to) {
        edit((template, selects) -> {
            selects.key = key;
            return StepEdits.move(template.steps(), key, to);
        });
    }

    /** At the end of the flow there is nowhere to go. */
    void moveBy(String key, int by) {
        if (StepEdits.moveBy(editor.steps(), key, by).isPresent()) {
            edit((template, selects) -> {
                selects.key = key;
                return StepEdits.moveBy(template.steps(), key, by);
            });
        }
    }

    void duplicate(String key) {
        edit((template, selects) -> StepEdits.copy(template.steps(), key).map(copied -> {
            StepEdits.behind(copied, key)
                    .flatMap(place -> at(copied, place))
                    .ifPresent(step -> selects.key = step.key());
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

    void copy(String key) {
        StepTree.find(editor.steps(), key).ifPresent(Clipboard::put);
    }

    void cut(String key) {
        copy(key);
        remove(key);
    }

    /** The step above is selected then, the one below, or the one around it, so that the next key has something to act on. */
    void remove(String key) {
        Optional<Place> place = StepEdits.find(editor.steps(), key);
        String next = place.flatMap(this::neighbour).map(Step::key).orElse("");
        edit((template, selects) -> {
            selects.key = next;
            return StepEdits.remove(template.steps(), key);
        });
        if (next.isEmpty() && editor.steps().isEmpty()) {
            editor.follow("");
        }
    }

    /** If the selected step goes, the one beside it is selected, as if it had been removed. */
    private void turn(Runnable act) {
        String before = editor.selected();
        Optional<Place> place = StepEdits.find(editor.steps(), before);
        String next = place.flatMap(this::neighbour).map(Step::key).orElse("");
        act.run();
        if (place.isPresent() && StepTree.find(editor.steps(), before).isEmpty()) {
            editor.follow(StepTree.find(editor.steps(), next).isPresent() ? next : "");
        }
    }

    private Optional<Step> neighbour(Place place) {
        Place above = new Place(place.within(), place.part(), place.index() - 1);
        Place below = new Place(place.within(), place.part(), place.index() + 1);
        return (place.index() > 0 ? at(editor.steps(), above) : at(editor.steps(), below))
                .or(() -> StepTree.find(editor.steps(), place.within()));
    }

    /** Puts the step into a new branch or parallel step. */
    void wrap(String key, NewStep kind) {
        edit((template, selects) -> {
            Step outer = kind.in(template);
            selects.key = outer.key();
            return StepEdits.wrap(template.steps(), key, outer);
        });
    }

    /** Puts the steps within the step into its place. */
    void unwrap(String key) {
        String first = StepTree.find(editor.steps(), key).stream()
                .flatMap(step -> step.parts().stream().flatMap(List::stream))
                .findFirst()
                .map(Step::key)
                .orElse("");
        edit((template, selects) -> {
            selects.key = first;
            return StepEdits.unwrap(template.steps(), key);
        });
    }

    /**
     * Gives a step another key. Its properties stay as they are, so that what is being typed into them reaches the step under its new key, and does not
     * look for the old one.
     */
    void rename(String key, String now) {
        editor.rekey(now);
        surface.edits()
                .change(template -> Keys.rename(template.steps(), key, now).map(template::with));
        if (StepTree.find(editor.steps(), now).isPresent()) {
            surface.go().accept(now);
        } else {
            editor.rekey(key);
            editor.select(key);
        }
    }

    private static final class Selects {
        private String key = "";
    }

    private void edit(BiFunction<TemplateDefinition, Selects, Optional<List<Step>>> change) {
        Selects selects = new Selects();
        surface.edits().change(template -> change.apply(template, selects).map(template::with));
        if (StepTree.find(editor.steps(), selects.key).isPresent()) {
            editor.follow(selects.key);
        }
    }
}
