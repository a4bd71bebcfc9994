package dev.countersign.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** Shown instead of an empty list: what will appear here, and the next step. */
public final class EmptyState extends Div {

    public EmptyState(String title, String sentence, Component... nextSteps) {
        addClassName("empty");
        add(new H2(title), new Paragraph(sentence));
        add(nextSteps);
    }
}
