package dev.countersign.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** Shown if something does not exist or this person may not see it; the page does not tell which. */
@ParentLayout(MainLayout.class)
@PermitAll
public class NotFoundPage extends ErrorPage implements HasErrorParameter<NotFoundException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        show(
                "error.not-found.title",
                getTranslation("error.not-found.text"),
                way("inbox", "error.to-inbox", true),
                way("requests", "error.to-requests", false));
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
