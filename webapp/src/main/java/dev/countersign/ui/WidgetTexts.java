package dev.countersign.ui;

import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.SystemMessages;
import java.util.Locale;

/** The texts that the browser shows without the server, in the language of the page. */
final class WidgetTexts {

    private WidgetTexts() {}

    /** Sets the texts of the bar for a lost connection, and of a field whose text is too long to be sent. */
    static void on(UI ui, Translations messages) {
        Locale language = ui.getLocale();
        ReconnectDialogConfiguration connection = ui.getReconnectDialogConfiguration();
        connection.setDialogText(messages.getTranslation("shell.connection.retrying", language));
        connection.setDialogTextGaveUp(messages.getTranslation("shell.connection.lost", language));
        ui.getPage()
                .executeJs(
                        "const bar = window.Vaadin?.connectionIndicator; if (bar) { bar.onlineText = $0; bar.reconnectingText = $1;"
                                + " bar.offlineText = $2; }",
                        messages.getTranslation("shell.connection.online", language),
                        messages.getTranslation("shell.connection.retrying", language),
                        messages.getTranslation("shell.connection.lost", language));
        ui.getPage()
                .executeJs(
                        "document.documentElement.dataset.tooLong = $0",
                        messages.getTranslation("shell.too-long", language, "{0}", "{1}"));
    }

    /** The messages that replace a page which cannot continue. */
    static SystemMessages system(Locale language, Translations messages) {
        CustomizedSystemMessages texts = new CustomizedSystemMessages();
        texts.setInternalErrorCaption(messages.getTranslation("error.unexpected.title", language));
        texts.setInternalErrorMessage(messages.getTranslation("shell.broken", language));
        texts.setSyncErrorCaption(messages.getTranslation("shell.out-of-step", language));
        texts.setSyncErrorMessage(messages.getTranslation("shell.out-of-step.text", language));
        texts.setCookiesDisabledCaption(messages.getTranslation("shell.cookies", language));
        texts.setCookiesDisabledMessage(messages.getTranslation("shell.cookies.text", language));
        return texts;
    }
}
