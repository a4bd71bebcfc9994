package dev.countersign.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** An important sentence, shown beside what it is about. */
public final class Notice extends Div {

    private final Paragraph text = new Paragraph();

    public Notice(Tone tone, Icon icon, String sentence, Component... more) {
        addClassNames("notice", "notice-" + tone.suffix());
        text.setText(sentence);
        Div body = new Div(text);
        body.add(more);
        add(icon.draw(), body);
    }

    /** Replaces the sentence. Screen readers do not read the notice again. */
    public void change(String sentence) {
        getElement().removeAttribute("role");
        text.setText(sentence);
    }

    /** Screen readers read it at once when it appears: for what needs an answer now. */
    public Notice urgent() {
        getElement().setAttribute("role", "alert");
        return this;
    }
}
