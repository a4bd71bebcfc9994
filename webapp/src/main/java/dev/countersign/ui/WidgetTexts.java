package dev.countersign.ui;

import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.SystemMessages;
import java.util.Locale;

/** The sentences that the page says by itself, without the server, in its language. */
final class WidgetTexts {

    private WidgetTexts() {}

    /** What the bar at the top says when the server cannot be reached, and a field whose text is too long to be sent. */
    static void on(UI ui, Messages messages) {
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

    /** What replaces the page when it cannot go on. */
    static SystemMessages system(Locale language, Messages messages) {
        CustomizedSystemMessages texts = new CustomizedSystemMessages();
        texts.setInternalErrorCaption(messages.getTranslation("error.unexpected.title", language));
        texts.setInternalErrorMessage(messages.getTranslation("shell.broken", language));
        texts.setCookiesDisabledCaption(messages.getTranslation("shell.cookies", language));
        texts.setCookiesDisabledMessage(messages.getTranslation("shell.cookies.text", language));
        return texts;
    }
}
