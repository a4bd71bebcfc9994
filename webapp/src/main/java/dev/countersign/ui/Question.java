package dev.countersign.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;

/** Asks before something that cannot be undone. */
public final class Question extends PageDialog {

    public Question(String title, String sentence, String yes, Runnable act) {
        setHeaderTitle(title);
        add(new Paragraph(sentence));
        Button sure = new Button(yes);
        sure.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        sure.setDisableOnClick(true);
        sure.addClickListener(clicked -> {
            close();
            act.run();
        });
        getFooter().add(new Button(getTranslation("tokens.cancel"), clicked -> close()), sure);
    }
}
