package dev.countersign.administration.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.countersign.brand.Accent;

/** What an accent colour looks like on light and on dark pages, and where it is adjusted so that people can read it. */
final class AccentPreview extends Div {

    AccentPreview() {
        addClassName("accent-preview");
    }

    void show(Accent accent) {
        removeAll();
        Div themes = new Div(
                theme("light", accent.light(), accent.selectedLight()),
                theme("dark", accent.dark(), accent.selectedDark()));
        themes.addClassName("accent-themes");
        add(themes);
        note("light", accent, accent.light());
        note("dark", accent, accent.dark());
    }

    private void note(String theme, Accent accent, String shown) {
        if (!shown.equals(accent.chosen())) {
            Paragraph note = new Paragraph(getTranslation("brand.color.adjusted." + theme, shown));
            note.addClassName("small");
            add(note);
        }
    }

    private Div theme(String theme, String color, String selected) {
        Span heading = new Span(getTranslation("brand.preview." + theme));
        heading.addClassName("small");
        Span button = new Span(getTranslation("brand.preview.button"));
        button.addClassName("accent-button");
        Span link = new Span(getTranslation("brand.preview.link"));
        link.addClassName("accent-link");
        Span row = new Span(getTranslation("brand.preview.selected"));
        row.addClassName("accent-row");
        Div page = new Div(heading, button, link, row);
        page.addClassName("accent-page");
        page.getStyle().set("color-scheme", theme).set("--accent", color).set("--selected", selected);
        return page;
    }
}
