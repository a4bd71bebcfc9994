package dev.countersign.request.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.definitions.form.AppliedRules;
import dev.countersign.definitions.form.Section;
import java.util.List;
import java.util.Locale;

/** A section of a form: its heading, and its fields in columns. */
final class SectionBox extends Div {

    private final transient Section section;
    private final Div fields = new Div();

    SectionBox(Section section, Locale language) {
        this.section = section;
        addClassName("form-section");
        fields.addClassNames("section-fields", "columns-" + section.columns());
        if (!section.label().isEmpty()) {
            H2 heading = new H2(section.label().in(language));
            add(heading);
            getElement()
                    .setAttribute("role", "group")
                    .setAttribute("aria-label", section.label().in(language));
        }
        if (!section.help().isEmpty()) {
            Paragraph help = new Paragraph(section.help().in(language));
            help.addClassName("section-help");
            add(help);
        }
        add(fields);
    }

    boolean shows(Section other) {
        return section.equals(other);
    }

    /** Shows exactly these fields. */
    void show(List<Component> inside) {
        Arranged.in(fields, inside);
    }

    void apply(AppliedRules rules) {
        FieldInput.hide(this, !rules.isShown(section.key()));
    }
}
