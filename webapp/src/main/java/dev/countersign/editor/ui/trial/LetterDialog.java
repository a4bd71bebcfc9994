package dev.countersign.editor.ui.trial;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import dev.countersign.notification.SampleLetter;
import dev.countersign.ui.PageDialog;

/** A letter as its reader would get it. */
final class LetterDialog extends PageDialog {

    LetterDialog(SampleLetter letter) {
        setWidth("min(640px, 94vw)");
        setHeaderTitle(letter.subject());
        Paragraph to = new Paragraph(getTranslation("trial.letter.to", letter.to()));
        to.addClassName("small");
        Pre text = new Pre(letter.text());
        text.addClassName("trial-letter");
        add(new Div(to, text));
        getFooter().add(new Button(getTranslation("trial.letter.close"), _ -> close()));
    }
}
