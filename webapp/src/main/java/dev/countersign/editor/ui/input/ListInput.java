package dev.countersign.editor.ui.input;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import dev.countersign.ui.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A list of values, each with a field of its own. Rows are added at the end and removed anywhere. Where their order counts they are moved, too: by dragging,
 * by arrow keys and by a button.
 *
 * @param <T> the type of one value
 */
public final class ListInput<T> extends CustomField<List<T>> {

    private record Row<T>(CustomField<T> field, Div drawn, Button remove, Optional<RowMover> mover) {}

    private final transient Supplier<? extends CustomField<T>> make;
    private final int fewest;
    private final int most;
    private final Div lines = new Div();
    private final Button more;
    private final transient List<Row<T>> rows = new ArrayList<>();
    private boolean isMovable;

    /**
     * An empty list.
     *
     * @param make a field for one value
     * @param fresh the value of a row that is added
     * @param add the text of the button that adds one
     */
    public ListInput(
            String label,
            Supplier<? extends CustomField<T>> make,
            Supplier<T> fresh,
            String add,
            int fewest,
            int most) {
        super(List.of());
        setLabel(label);
        this.make = make;
        this.fewest = fewest;
        this.most = most;
        lines.addClassName("list-rows");
        more = new Button(add, Icon.NEW.draw(), _ -> {
            Row<T> row = append(fresh.get());
            changed();
            row.field().focus();
        });
        more.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        Div all = new Div(lines, more);
        all.addClassName("list-input");
        add(all);
    }

    /** Lets the rows be moved. Call it before the list gets a value. */
    public ListInput<T> movable() {
        isMovable = true;
        lines.addClassName("list-movable");
        lines.getElement()
                .addEventListener(
                        "list-move",
                        fired -> move(
                                fired.getEventData()
                                        .path("event.detail")
                                        .path("from")
                                        .asInt(-1),
                                fired.getEventData()
                                        .path("event.detail")
                                        .path("to")
                                        .asInt(-1)))
                .addEventData("event.detail");
        return this;
    }

    /** Puts a row before the one at another position; at the end if that is the number of rows. */
    private void move(int from, int to) {
        if (from < 0 || from >= rows.size() || to < 0 || to > rows.size()) {
            return;
        }
        int goal = to > from ? to - 1 : to;
        // Its neighbours are put to its other side, one after the other, so that the row itself keeps the focus.
        for (int at = from; at != goal; at += Integer.signum(goal - from)) {
            int neighbour = at + Integer.signum(goal - from);
            Row<T> other = rows.remove(neighbour);
            rows.add(at, other);
            // The index is one of before the child is taken away.
            lines.getElement()
                    .insertChild(neighbour < at ? at + 1 : at, other.drawn().getElement());
        }
        if (goal != from) {
            changed();
        }
    }

    /** The fields of the rows. */
    public List<CustomField<T>> fields() {
        return rows.stream().map(Row::field).toList();
    }

    private Row<T> append(T value) {
        CustomField<T> field = make.get();
        field.setValue(value);
        Button remove = new Button(Icon.DENIED.draw());
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        remove.addClassName("list-remove");
        Optional<RowMover> mover = isMovable ? Optional.of(new RowMover()) : Optional.empty();
        Div drawn =
                mover.map(one -> new Div(one.grip(), field, one.up(), remove)).orElseGet(() -> new Div(field, remove));
        drawn.addClassName("list-row");
        Row<T> row = new Row<>(field, drawn, remove, mover);
        mover.ifPresent(one -> one.up().addClickListener(_ -> move(rows.indexOf(row), rows.indexOf(row) - 1)));
        field.addValueChangeListener(_ -> updateValue());
        remove.addClickListener(_ -> {
            rows.remove(row);
            lines.remove(drawn);
            changed();
            more.focus();
        });
        rows.add(row);
        lines.add(drawn);
        return row;
    }

    private void changed() {
        number();
        updateValue();
    }

    private void number() {
        for (int at = 0; at < rows.size(); at++) {
            int position = at;
            Button remove = rows.get(at).remove();
            rows.get(at).mover().ifPresent(mover -> mover.at(position, rows.size()));
            remove.setVisible(rows.size() > fewest);
            remove.setAriaLabel(getTranslation("template.list.remove", at + 1));
            remove.setTooltipText(getTranslation("template.list.remove", at + 1));
        }
        more.setVisible(rows.size() < most);
    }

    @Override
    protected List<T> generateModelValue() {
        return rows.stream().map(row -> row.field().getValue()).toList();
    }

    @Override
    protected void setPresentationValue(List<T> values) {
        while (rows.size() > values.size()) {
            lines.remove(rows.removeLast().drawn());
        }
        for (int at = 0; at < values.size(); at++) {
            if (at < rows.size()) {
                rows.get(at).field().setValue(values.get(at));
            } else {
                append(values.get(at));
            }
        }
        number();
    }
}
