package dev.countersign.definitions.edit;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.definitions.form.Section;
import dev.countersign.definitions.form.TableField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Changes of the form of a template. Each gives the changed template; empty if a field or place that it names is not there, as when somebody else has
 * removed it.
 */
public final class FormEdits {

    private static final int LONGEST_STEM = 55;

    private FormEdits() {}

    /** The item with this key, or the column of the table. */
    public static Optional<FormItem> find(Form form, FieldId id) {
        return list(form, id.table())
                .flatMap(list -> list.stream()
                        .filter(item -> item.key().equals(id.key()))
                        .findFirst());
    }

    /** The items of the form, or the columns of a table; empty if there is no such table. */
    public static Optional<List<FormItem>> list(Form form, String table) {
        if (table.isEmpty()) {
            return Optional.of(List.copyOf(form.items()));
        }
        return form.field(table)
                .filter(TableField.class::isInstance)
                .map(field -> List.copyOf(((TableField) field).columns()));
    }

    /** The place of an item: the table that it is in, and its index. */
    public static Optional<Place> place(Form form, FieldId id) {
        List<FormItem> list = list(form, id.table()).orElse(List.of());
        return IntStream.range(0, list.size())
                .filter(at -> list.get(at).key().equals(id.key()))
                .mapToObj(at -> new Place(id.table(), 0, at))
                .findFirst();
    }

    /** Changes an item; the change must not give it another key. */
    public static Optional<TemplateDefinition> change(
            TemplateDefinition template, FieldId id, UnaryOperator<FormItem> change) {
        return at(template, id, (list, at) -> list.set(at, change.apply(list.get(at))));
    }

    public static Optional<TemplateDefinition> remove(TemplateDefinition template, FieldId id) {
        return at(template, id, (list, at) -> list.remove((int) at));
    }

    /** A column can be any field but a table. */
    public static Optional<TemplateDefinition> insert(TemplateDefinition template, Place place, FormItem item) {
        boolean fits = place.within().isEmpty() || (item instanceof Field && !(item instanceof TableField));
        return in(template, place.within(), list -> {
            boolean isThere = fits && place.index() >= 0 && place.index() <= list.size();
            if (isThere) {
                list.add(place.index(), item);
            }
            return isThere;
        });
    }

    /** Moves an item within its list. From one list to another it would become another answer, so that it is not moved there. */
    public static Optional<TemplateDefinition> move(TemplateDefinition template, FieldId id, Place to) {
        return place(template.form(), id)
                .filter(from -> from.within().equals(to.within()))
                .flatMap(from -> in(template, to.within(), list -> {
                    boolean isThere = to.index() >= 0 && to.index() <= list.size();
                    if (isThere) {
                        FormItem item = list.remove(from.index());
                        list.add(from.index() < to.index() ? to.index() - 1 : to.index(), item);
                    }
                    return isThere;
                }));
    }

    /** Moves an item by one place up or down; empty at the end of its list. */
    public static Optional<TemplateDefinition> moveBy(TemplateDefinition template, FieldId id, int by) {
        return place(template.form(), id)
                .flatMap(from ->
                        move(template, id, new Place(from.within(), 0, by > 0 ? from.index() + 2 : from.index() - 1)));
    }

    /** The place directly behind an item. */
    public static Optional<Place> behind(Form form, FieldId id) {
        return place(form, id).map(place -> new Place(place.within(), 0, place.index() + 1));
    }

    /** The same item to be put into this list, with a key that nothing in it has. */
    public static FormItem fresh(Form form, String table, FormItem item) {
        return withKey(item, freeKey(form, table, item.key().replaceFirst("-[0-9]+$", "")));
    }

    /** A key that nothing in the list has: the stem itself, or with a number. */
    public static String freeKey(Form form, String table, String wanted) {
        Set<String> taken =
                list(form, table).orElse(List.of()).stream().map(FormItem::key).collect(Collectors.toSet());
        String stem = wanted.substring(0, Math.min(wanted.length(), LONGEST_STEM));
        return IntStream.iterate(1, next -> next + 1)
                .mapToObj(number -> number == 1 ? stem : stem + "-" + number)
                .filter(Predicate.not(taken::contains))
                .findFirst()
                .orElseThrow();
    }

    /** Whether the item can have this key: it is one, and nothing else in the list has it. */
    public static boolean isFree(Form form, FieldId id, String key) {
        return key.equals(id.key()) || find(form, new FieldId(id.table(), key)).isEmpty();
    }

    /**
     * Gives an item another key.
     *
     * @param follows whether everything that names the item names the new key; otherwise the checks report it
     */
    public static Optional<TemplateDefinition> rename(
            TemplateDefinition template, FieldId id, String now, boolean follows) {
        if (!Keys.isKey(now)
                || !isFree(template.form(), id, now)
                || find(template.form(), id).isEmpty()) {
            return Optional.empty();
        }
        TemplateDefinition followed = follows ? FieldUses.renamed(template, id, now) : template;
        return change(followed, id, item -> withKey(item, now));
    }

    private static FormItem withKey(FormItem item, String key) {
        return switch (item) {
            case Section section -> section.withKey(key);
            case Field field -> field.with(field.question().withKey(key));
        };
    }

    private interface ListChange {
        void make(List<FormItem> list, Integer at);
    }

    private static Optional<TemplateDefinition> at(TemplateDefinition template, FieldId id, ListChange change) {
        return place(template.form(), id)
                .flatMap(place -> in(template, id.table(), list -> {
                    change.make(list, place.index());
                    return true;
                }));
    }

    private static Optional<TemplateDefinition> in(
            TemplateDefinition template, String table, Predicate<List<FormItem>> change) {
        Optional<List<FormItem>> list = list(template.form(), table).map(ArrayList::new);
        if (list.isEmpty() || !change.test(list.get())) {
            return Optional.empty();
        }
        if (table.isEmpty()) {
            return Optional.of(template.with(new Form(list.get())));
        }
        return change(
                template,
                FieldId.of(table),
                item -> ((TableField) item)
                        .withColumns(list.get().stream().map(Field.class::cast).toList()));
    }
}
