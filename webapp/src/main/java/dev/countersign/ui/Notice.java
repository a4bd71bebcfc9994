package dev.countersign.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** A sentence that must be seen, at the place it is about. */
public final class Notice extends Div {

    private final Paragraph text = new Paragraph();

    public Notice(Tone tone, Icon icon, String sentence, Component... more) {
        addClassNames("notice", "notice-" + tone.suffix());
        text.setText(sentence);
        Div body = new Div(text);
        body.add(more);
        add(icon.draw(), body);
    }

    /** Says another sentence in its place. Nothing of it is read out once more. */
    public void change(String sentence) {
        getElement().removeAttribute("role");
        text.setText(sentence);
    }

    /** Read out at once when it appears: for what needs an answer now. */
    public Notice urgent() {
        getElement().setAttribute("role", "alert");
        return this;
    }
}
