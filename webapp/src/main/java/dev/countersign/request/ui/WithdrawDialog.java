package dev.countersign.request.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.request.RequestCase;
import dev.countersign.ui.Formats;
import dev.countersign.ui.PageDialog;

/** Asks whether to withdraw a request, which cannot be undone. */
final class WithdrawDialog extends PageDialog {

    WithdrawDialog(RequestCase request, Formats formats, Runnable withdraw) {
        setHeaderTitle(getTranslation("request.withdraw.title"));
        add(new AboutRequest(request, formats), new Paragraph(getTranslation("request.withdraw.text")));
        Button yes = new Button(getTranslation("request.withdraw.yes"), clicked -> {
            close();
            withdraw.run();
        });
        yes.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        yes.setDisableOnClick(true);
        getFooter().add(new Button(getTranslation("request.withdraw.no"), clicked -> close()), yes);
    }
}
