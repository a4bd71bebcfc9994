package dev.countersign.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;

/** The only h1 of a page, with the parts beside it. */
public final class Heading extends Div {

    public Heading(String title, Component... beside) {
        addClassName("heading");
        add(new H1(title));
        add(beside);
    }
}
