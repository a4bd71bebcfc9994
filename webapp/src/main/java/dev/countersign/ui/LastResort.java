package dev.countersign.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import dev.countersign.outage.Outage;
import dev.countersign.outage.OutageEnd;
import dev.countersign.people.PersonNotActive;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Handles uncaught errors of open pages. The error is logged with an id, and the person is shown the id and what to do. The page below stays
 * unchanged, with everything that was typed.
 */
@Component
class LastResort implements ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

    private final transient CorrelationId ids;
    private final transient OutageEnd ends;

    LastResort(CorrelationId ids, OutageEnd ends) {
        this.ids = ids;
        this.ends = ends;
    }

    @Override
    public void error(ErrorEvent event) {
        if (isRefusedForGood(event.getThrowable())) {
            // The session and its pages are being ended.
            LOG.info("An inactive person was refused");
            return;
        }
        if (isBrowserGone(event.getThrowable())) {
            LOG.debug("A browser was closed before it had its answer");
            return;
        }
        String id = ids.current();
        LOG.error("Unexpected error {}", id, event.getThrowable());
        UI ui = UI.getCurrent();
        if (ui != null && !ui.isClosing()) {
            Optional<Outage> outage = Outage.behind(event.getThrowable());
            var _ = ui.access(() -> tellOrNot(ui, id, outage));
        }
    }

    private static boolean isRefusedForGood(@Nullable Throwable thrown) {
        return thrown != null && (thrown instanceof PersonNotActive || isRefusedForGood(thrown.getCause()));
    }

    /** Only of the response itself: lost connections to the database and to others come wrapped in exceptions of their own. */
    private static boolean isBrowserGone(@Nullable Throwable thrown) {
        return thrown instanceof IOException && DisconnectedClientHelper.isClientDisconnectedException(thrown);
    }

    /** Must not throw, because it would be called again without end. A page that is being closed cannot show anything. */
    private void tellOrNot(UI ui, String id, Optional<Outage> outage) {
        try {
            tell(ui, id, outage);
        } catch (RuntimeException untold) {
            LOG.warn("Nobody could be told of error {}", id, untold);
        }
    }

    private void tell(UI ui, String id, Optional<Outage> outage) {
        Dialog dialog =
                new Dialog(ui.getTranslation(outage.map(OutageTexts::title).orElse("error.unexpected.title")));
        dialog.setRole("alertdialog");
        dialog.setWidth("min(440px, 92vw)");
        dialog.add(new Paragraph(outage.map(OutageTexts::kept)
                .map(ui::getTranslation)
                .orElseGet(() -> ui.getTranslation("error.unexpected.kept", id))));
        Button close = new Button(ui.getTranslation("error.unexpected.close"), clicked -> dialog.close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        Button reload = new Button(
                ui.getTranslation("error.unexpected.reload"),
                clicked -> ui.getPage().reload());
        dialog.getFooter().add(reload, close);
        dialog.open();
        outage.filter(Outage.DATABASE::equals).ifPresent(_ -> ends.whenOver(() -> close(ui, dialog)));
    }

    /** What it says is not true any more. */
    private static void close(UI ui, Dialog dialog) {
        if (ui.isAttached()) {
            var _ = ui.access(dialog::close);
        }
    }
}
