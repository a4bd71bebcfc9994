package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.countersign.definitions.edit.FieldId;
import dev.countersign.definitions.edit.NewField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.definitions.form.Section;
import dev.countersign.definitions.form.TableField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field or section in the list: a button with its label, and the columns of a table. Only what has changed is drawn again. */
final class FieldItem extends ListItem {

    private final NewField kind;
    private final FieldId id;
    private final NativeButton row = new NativeButton();
    private final Span name = new Span();
    private final Span detail = new Span();
    private final Span mark = new Span();
    private final @Nullable FieldList columns;

    FieldItem(FormItem item, FieldId id) {
        this.kind = NewField.kindOf(item);
        this.id = id;
        name.addClassName("step-words");
        Span head = new Span(FieldPalette.icon(kind).draw(), name, mark);
        head.addClassNames("strong", "step-name");
        detail.addClassName("small");
        mark.addClassName("flow-mark");
        row.add(head, detail);
        row.addClassNames("flow-row", "flow-stop");
        row.setClassName("field-section", item instanceof Section);
        row.getElement()
                .setAttribute("data-key", id.toString())
                .setAttribute("draggable", "true")
                .setAttribute("aria-keyshortcuts", "Alt+ArrowUp Alt+ArrowDown Delete Control+C Control+X Control+V");
        add(row);
        columns = item instanceof TableField ? new FieldList(item.key()) : null;
        if (columns != null) {
            columns.addClassName("field-columns");
            add(columns);
        }
    }

    /** Whether it can show this field without being drawn anew. */
    boolean fits(FormItem item) {
        return NewField.kindOf(item) == kind;
    }

    void show(FormItem item, ShownFields shown) {
        say(name, FieldScope.name(item, shown.language()));
        say(detail, String.join(" · ", words(item)));
        say(
                mark,
                shown.mark(id.toString())
                        .map(error -> getTranslation(error ? "template.problem.error" : "template.problem.warning"))
                        .orElse(""));
        mark.setClassName(
                "flow-mark-error",
                shown.mark(id.toString()).filter(error -> error).isPresent());
        if (shown.selected().equals(id.toString())) {
            row.getElement().setAttribute("aria-current", "true");
        } else {
            row.getElement().removeAttribute("aria-current");
        }
        if (columns != null && item instanceof TableField table) {
            columns.show(
                    getTranslation("template.form.columns-of", FieldScope.name(item, shown.language())),
                    table.columns(),
                    shown);
        }
    }

    /** Its kind, and what is special about it. */
    private List<String> words(FormItem item) {
        List<String> words = new ArrayList<>(List.of(getTranslation("template.field." + kind.name())));
        if (item instanceof Field field) {
            if (field.required()) {
                words.add(getTranslation("template.field.is.required"));
            }
            if (field.rules().computed() != null) {
                words.add(getTranslation("template.field.is.computed"));
            }
            if (field.rules().visibleWhen() != null) {
                words.add(getTranslation("template.field.is.conditional"));
            }
        } else if (item instanceof Section section && section.visibleWhen() != null) {
            words.add(getTranslation("template.field.is.conditional"));
        }
        return words;
    }

    private static void say(Span span, String text) {
        if (!span.getText().equals(text)) {
            span.setText(text);
        }
    }
}
