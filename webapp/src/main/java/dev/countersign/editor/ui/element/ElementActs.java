package dev.countersign.editor.ui.element;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.edit.Place;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** What can be done with elements. Each act changes the newest content of the draft; what is gone meanwhile is told. */
public abstract class ElementActs {

    private final ElementSurface surface;
    private final ElementEditor editor;

    protected ElementActs(ElementSurface surface, ElementEditor editor) {
        this.surface = surface;
        this.editor = editor;
    }

    /** Does what the browser asks for; nothing if the element is not there. */
    public final void perform(ElementAct act) {
        String key = act.key();
        if (act.isAboutOne() && !isThere(key)) {
            return;
        }
        switch (act.kind()) {
            case SELECT -> surface.go().accept(key);
            case OPEN -> {
                surface.go().accept(key);
                editor.focusProperties();
            }
            case ADD -> ask(act.place());
            case ADD_BEHIND -> behind(key).ifPresent(this::ask);
            case PUT -> put(act.place(), key);
            case MOVE -> move(key, act.place());
            case UP -> moveBy(key, -1);
            case DOWN -> moveBy(key, 1);
            case REMOVE -> remove(key);
            case COPY -> copy(key);
            case CUT -> {
                copy(key);
                remove(key);
            }
            case PASTE -> paste(act.place());
            case PASTE_BEHIND -> behind(key).ifPresent(this::paste);
            case DUPLICATE -> duplicate(key);
            case UNDO -> turn(surface.edits()::undo);
            case REDO -> turn(surface.edits()::redo);
        }
    }

    /** If the selected element goes, the one beside it is selected, as if it had been removed. */
    private void turn(Runnable act) {
        String before = editor.selected();
        boolean isSelected = isThere(before);
        Optional<String> next = beside(before);
        act.run();
        if (isSelected && !isThere(before)) {
            editor.follow(next.filter(this::isThere).orElse(""));
        }
    }

    /**
     * Changes the newest content.
     *
     * @param change gets the content, and what it calls with the key of the element to select then; empty if it is not possible
     */
    protected final void edit(BiFunction<TemplateDefinition, Consumer<String>, Optional<TemplateDefinition>> change) {
        AtomicReference<String> selected = new AtomicReference<>("");
        surface.edits().change(template -> change.apply(template, selected::set));
        if (isThere(selected.get())) {
            editor.follow(selected.get());
        }
    }

    /**
     * Gives the selected element another key. Its properties stay as they are, so that what is being typed into them reaches the element under its new key,
     * and does not look for the old one.
     */
    protected final void rekey(
            String key, String now, Function<TemplateDefinition, Optional<TemplateDefinition>> change) {
        editor.rekey(now);
        surface.edits().change(change);
        if (isThere(now)) {
            surface.go().accept(now);
        } else {
            editor.rekey(key);
            editor.select(key);
        }
    }

    protected abstract boolean isThere(String key);

    /** The place behind an element. */
    protected abstract Optional<Place> behind(String key);

    /** The element that is selected if this one goes, so that the next key has something to act on. */
    protected abstract Optional<String> beside(String key);

    /** Asks what to add at this place. */
    protected abstract void ask(Place place);

    /** Adds an element of this kind, if there is such a kind. */
    protected abstract void put(Place place, String kind);

    protected abstract void move(String key, Place to);

    /** Moves the element within its list. At the end of the list there is nowhere to go. */
    protected abstract void moveBy(String key, int by);

    protected abstract void remove(String key);

    protected abstract void copy(String key);

    protected abstract void paste(Place place);

    protected abstract void duplicate(String key);
}
