package dev.countersign.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import dev.countersign.outage.Outage;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shown for a page that could not be opened. Without the layout, because that may be what failed. */
@PermitAll
public class UnexpectedErrorPage extends ErrorPage implements HasErrorParameter<Exception> {

    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrorPage.class);

    private final transient CorrelationId ids;

    public UnexpectedErrorPage(CorrelationId ids) {
        this.ids = ids;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        Optional<Outage> outage = Outage.behind(parameter.getException());
        String id = ids.current();
        LOG.error("Unexpected error {} at /{}", id, event.getLocation().getPath(), parameter.getException());
        Anchor again = way(event.getLocation().getPathWithQueryParameters(), "error.again", true);
        again.setRouterIgnore(true);
        show(
                outage.map(OutageTexts::title).orElse("error.unexpected.title"),
                outage.map(OutageTexts::text)
                        .map(this::getTranslation)
                        .orElseGet(() -> getTranslation("error.unexpected.text", id)),
                again,
                way("", "error.home", false));
        standAlone();
        return outage.isPresent()
                ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
