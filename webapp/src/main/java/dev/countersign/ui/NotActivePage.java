package dev.countersign.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import dev.countersign.people.PersonNotActive;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** Shown to a person who became inactive while a page was open, until their session has ended. Without the layout, which calls services, too. */
@PermitAll
public class NotActivePage extends ErrorPage implements HasErrorParameter<PersonNotActive> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<PersonNotActive> parameter) {
        show("error.not-active.title", getTranslation("error.not-active.text"));
        standAlone();
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
