package dev.countersign.editor.ui.form;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.edit.FieldId;
import dev.countersign.definitions.edit.FieldUses;
import dev.countersign.definitions.edit.FormEdits;
import dev.countersign.definitions.edit.NewField;
import dev.countersign.definitions.edit.Place;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.editor.ui.element.AddElementDialog;
import dev.countersign.editor.ui.element.ElementActs;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be done with the fields of a form. */
final class FieldActs extends ElementActs {

    private final FormSurface surface;
    private final FormEditor editor;

    FieldActs(FormSurface surface, FormEditor editor) {
        super(surface, editor);
        this.surface = surface;
        this.editor = editor;
    }

    @Override
    protected boolean isThere(String name) {
        return editor.item(FieldId.parse(name)).isPresent();
    }

    @Override
    protected Optional<Place> behind(String name) {
        return editor.definition().flatMap(shown -> FormEdits.behind(shown.form(), FieldId.parse(name)));
    }

    @Override
    protected void ask(Place place) {
        boolean isColumn = !place.within().isEmpty();
        AddElementDialog dialog = new AddElementDialog(
                editor.getTranslation(isColumn ? "template.form.add-column" : "template.form.add"));
        Arrays.stream(NewField.values())
                .filter(kind -> !isColumn || kind.isColumn())
                .forEach(kind ->
                        dialog.offer(FieldPalette.icon(kind), "template.field." + kind.name(), () -> put(place, kind)));
        dialog.offerPaste(
                FieldClipboard.item()
                        .map(item -> FieldScope.name(item, surface.viewer().language())),
                () -> paste(place));
        dialog.open();
    }

    /** Adds a field behind the selected one, or at the end. A section or table goes behind the table of a selected column. */
    void add(NewField kind) {
        FieldId selected = FieldId.parse(editor.selected());
        FieldId after = selected.isColumn() && !kind.isColumn() ? FieldId.of(selected.table()) : selected;
        behind(after.toString())
                .or(() -> editor.definition()
                        .map(shown -> new Place("", 0, shown.form().items().size())))
                .ifPresent(place -> put(place, kind));
    }

    @Override
    protected void put(Place place, String kind) {
        Arrays.stream(NewField.values()).filter(one -> one.name().equals(kind)).forEach(one -> put(place, one));
    }

    private void put(Place place, NewField kind) {
        edit((template, select) -> {
            FormItem item = kind.with(FormEdits.freeKey(template.form(), place.within(), kind.stem()));
            select.accept(new FieldId(place.within(), item.key()).toString());
            return FormEdits.insert(template, place, item);
        });
        editor.focusProperties();
    }

    @Override
    protected void paste(Place place) {
        FieldClipboard.item()
                .ifPresent(held -> edit((template, select) -> {
                    FormItem item = FormEdits.fresh(template.form(), place.within(), held);
                    select.accept(new FieldId(place.within(), item.key()).toString());
                    return FormEdits.insert(template, place, item);
                }));
    }

    @Override
    protected void move(String name, Place to) {
        edit((template, select) -> {
            select.accept(name);
            return FormEdits.move(template, FieldId.parse(name), to);
        });
    }

    @Override
    protected void moveBy(String name, int by) {
        FieldId id = FieldId.parse(name);
        if (editor.definition()
                .flatMap(shown -> FormEdits.moveBy(shown, id, by))
                .isPresent()) {
            edit((template, select) -> {
                select.accept(name);
                return FormEdits.moveBy(template, id, by);
            });
        }
    }

    @Override
    protected void duplicate(String name) {
        FieldId id = FieldId.parse(name);
        editor.item(id)
                .ifPresent(_ -> edit((template, select) -> FormEdits.find(template.form(), id)
                        .flatMap(item -> FormEdits.behind(template.form(), id).flatMap(place -> {
                            FormItem copy = FormEdits.fresh(template.form(), id.table(), item);
                            select.accept(new FieldId(id.table(), copy.key()).toString());
                            return FormEdits.insert(template, place, copy);
                        }))));
    }

    @Override
    protected void copy(String name) {
        editor.item(FieldId.parse(name)).ifPresent(FieldClipboard::put);
    }

    /** A field that something uses is removed only after asking. */
    @Override
    protected void remove(String name) {
        FieldId id = FieldId.parse(name);
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

    private void removeNow(FieldId id) {
        Optional<String> next = beside(id.toString());
        edit((template, select) -> {
            next.ifPresent(select);
            return FormEdits.remove(template, id);
        });
    }

    /** The field above, the one below, or the table of a column. */
    @Override
    protected Optional<String> beside(String name) {
        return editor.definition()
                .flatMap(shown -> neighbour(shown, FieldId.parse(name)))
                .map(FieldId::toString);
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
        rekey(
                id.toString(),
                new FieldId(id.table(), now).toString(),
                template -> FormEdits.rename(template, id, now, follows));
    }
}
