package dev.countersign.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.H2;

/** A part of a page under a small heading. */
@Tag("section")
public class Section extends HtmlContainer {

    public Section(String title, Component... content) {
        addClassName("section");
        add(new H2(title));
        add(content);
    }
}
