package dev.countersign.ui;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.CurrentActor;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** Shown for a page of other roles. That the page exists is no secret, its content is. */
@ParentLayout(MainLayout.class)
@PermitAll
public class AccessDeniedPage extends ErrorPage implements HasErrorParameter<AccessDeniedException> {

    private final transient SecurityRecords records;
    private final transient CurrentActor actor;

    public AccessDeniedPage(SecurityRecords records, CurrentActor actor) {
        this.records = records;
        this.actor = actor;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        var viewer = actor.get();
        records.refused(
                viewer.tenant(), viewer.person(), "page", event.getLocation().getFirstSegment());
        show("error.denied.title", getTranslation("error.denied.text"), way("inbox", "error.to-inbox", true));
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
