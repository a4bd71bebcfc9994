package dev.countersign.editor.ui.form;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.edit.FieldId;
import dev.countersign.definitions.edit.FieldUses;
import dev.countersign.definitions.edit.FormEdits;
import dev.countersign.definitions.edit.NewField;
import dev.countersign.definitions.edit.Place;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.editor.ui.flow.FlowAct;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What can be done with the fields of a form. Each act changes the newest content of the draft; what is gone meanwhile is told. */
final class FieldActs {

    private final FormSurface surface;
    private final FormEditor editor;

    FieldActs(FormSurface surface, FormEditor editor) {
        this.surface = surface;
        this.editor = editor;
    }

    void perform(FlowAct act) {
        FieldId id = FieldId.parse(act.key());
        if (act.isAboutOne() && editor.item(id).isEmpty()) {
            return;
        }
        switch (act.kind()) {
            case SELECT -> surface.go().accept(act.key());
            case OPEN -> {
                surface.go().accept(act.key());
                editor.focusProperties();
            }
            case ADD -> ask(act.place());
            case ADD_BEHIND -> behind(id).ifPresent(this::ask);
            case PUT ->
                Arrays.stream(NewField.values())
                        .filter(kind -> kind.name().equals(act.key()))
                        .forEach(kind -> put(act.place(), kind));
            case MOVE -> move(id, act.place());
            case UP -> moveBy(id, -1);
            case DOWN -> moveBy(id, 1);
            case REMOVE -> remove(id);
            case COPY -> copy(id);
            case CUT -> {
                copy(id);
                remove(id);
            }
            case PASTE -> paste(act.place());
            case PASTE_BEHIND -> behind(id).ifPresent(this::paste);
            case DUPLICATE -> duplicate(id);
            case UNDO -> turn(surface.edits()::undo);
            case REDO -> turn(surface.edits()::redo);
        }
    }

    private Optional<Place> behind(FieldId id) {
        return editor.definition().flatMap(shown -> FormEdits.behind(shown.form(), id));
    }

    /** Asks what to add at this place. */
    private void ask(Place place) {
        new AddFieldDialog(
                        !place.within().isEmpty(),
                        kind -> put(place, kind),
                        FieldClipboard.item()
                                .map(item ->
                                        FieldScope.name(item, surface.viewer().language())),
                        () -> paste(place))
                .open();
    }

    /** Adds a field behind the selected one, or at the end. A section or table goes behind the table of a selected column. */
    void add(NewField kind) {
        FieldId selected = FieldId.parse(editor.selected());
        FieldId after = selected.isColumn() && !kind.isColumn() ? FieldId.of(selected.table()) : selected;
        behind(after)
                .or(() -> editor.definition()
                        .map(shown -> new Place("", 0, shown.form().items().size())))
                .ifPresent(place -> put(place, kind));
    }

    private void put(Place place, NewField kind) {
        edit((template, follows) -> {
            FormItem item = kind.with(FormEdits.freeKey(template.form(), place.within(), kind.stem()));
            follows.id = new FieldId(place.within(), item.key());
            return FormEdits.insert(template, place, item);
        });
        editor.focusProperties();
    }

    private void paste(Place place) {
        FieldClipboard.item()
                .ifPresent(held -> edit((template, follows) -> {
                    FormItem item = FormEdits.fresh(template.form(), place.within(), held);
                    follows.id = new FieldId(place.within(), item.key());
                    return FormEdits.insert(template, place, item);
                }));
    }

    private void move(FieldId id, Place to) {
        edit((template, follows) -> {
            follows.id = id;
            return FormEdits.move(template, id, to);
        });
    }

    /** At the end of the list there is nowhere to go. */
    void moveBy(FieldId id, int by) {
        if (editor.definition()
                .flatMap(shown -> FormEdits.moveBy(shown, id, by))
                .isPresent()) {
            edit((template, follows) -> {
                follows.id = id;
                return FormEdits.moveBy(template, id, by);
            });
        }
    }

    void duplicate(FieldId id) {
        editor.item(id)
                .ifPresent(_ -> edit((template, follows) -> FormEdits.find(template.form(), id)
                        .flatMap(item -> FormEdits.behind(template.form(), id).flatMap(place -> {
                            FormItem copy = FormEdits.fresh(template.form(), id.table(), item);
                            follows.id = new FieldId(id.table(), copy.key());
                            return FormEdits.insert(template, place, copy);
                        }))));
    }

    void copy(FieldId id) {
        editor.item(id).ifPresent(FieldClipboard::put);
    }

    /** A field that something uses is removed only after asking. */
    void remove(FieldId id) {
        TemplateDefinition shown = editor.definition().orElseThrow();
        List<String> uses = FieldUses.of(shown, id);
        if (uses.isEmpty()) {
            removeNow(id);
        } else {
            new UsedFieldDialog(
                            surface.viewer().formats(),
                            editor.item(id).orElseThrow(),
                            new UseWords(shown, surface.viewer().formats()).all(uses),
                            () -> removeNow(id))
                    .open();
        }
    }

    /** The field above is selected then, or the one below, so that the next key has something to act on. */
    private void removeNow(FieldId id) {
        Optional<FieldId> next = editor.definition().flatMap(shown -> neighbour(shown, id));
        edit((template, follows) -> {
            follows.id = next.orElse(FieldId.of(""));
            return FormEdits.remove(template, id);
        });
    }

    /** If the selected field goes, the one beside it is selected, as if it had been removed. */
    private void turn(Runnable act) {
        FieldId before = FieldId.parse(editor.selected());
        boolean isSelected = editor.item(before).isPresent();
        Optional<FieldId> next = editor.definition().flatMap(shown -> neighbour(shown, before));
        act.run();
        if (isSelected && editor.item(before).isEmpty()) {
            editor.follow(next.filter(one -> editor.item(one).isPresent()).orElse(FieldId.of("")));
        }
    }

    private static Optional<FieldId> neighbour(TemplateDefinition shown, FieldId id) {
        List<FormItem> list = FormEdits.list(shown.form(), id.table()).orElse(List.of());
        return FormEdits.place(shown.form(), id).flatMap(place -> {
            int next = place.index() > 0 ? place.index() - 1 : 1;
            return next < list.size()
                    ? Optional.of(new FieldId(id.table(), list.get(next).key()))
                    : id.isColumn() ? Optional.of(FieldId.of(id.table())) : Optional.empty();
        });
    }

    /** Gives the field another key, and asks first if something names the old one. */
    void rename(FieldId id, String now, Runnable kept) {
        TemplateDefinition shown = editor.definition().orElseThrow();
        List<String> uses = FieldUses.of(shown, id);
        if (uses.isEmpty()) {
            rename(id, now, false);
        } else {
            new RenameDialog(
                            surface.viewer().formats(),
                            id.key(),
                            now,
                            new UseWords(shown, surface.viewer().formats()).all(uses),
                            follows -> rename(id, now, follows),
                            kept)
                    .open();
        }
    }

    private void rename(FieldId id, String now, boolean follows) {
        FieldId renamed = new FieldId(id.table(), now);
        // Before the change, so that the properties stay as they are, and with them what is being typed.
        editor.rekey(renamed);
        surface.edits().change(template -> FormEdits.rename(template, id, now, follows));
        if (editor.item(renamed).isPresent()) {
            surface.go().accept(renamed.toString());
        } else {
            editor.rekey(id);
            editor.select(id.toString());
        }
    }

    private static final class Follows {
        private FieldId id = FieldId.of("");
    }

    private void edit(BiFunction<TemplateDefinition, Follows, Optional<TemplateDefinition>> change) {
        Follows follows = new Follows();
        surface.edits().change(template -> change.apply(template, follows));
        if (editor.item(follows.id).isPresent()) {
            editor.follow(follows.id);
        }
    }
}
