package dev.countersign.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.QueryParameters;
import dev.countersign.request.CopiedRequest;
import dev.countersign.request.CopiedRequests;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestStatus;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import org.springframework.core.annotation.Order;

/** Opens the form of one's own request again, filled in with its answers. */
@org.springframework.stereotype.Component
@Order(30)
record CopyAction(CopiedRequests copies) implements RequestAction {

    @Override
    public boolean isOffered(RequestCase request, Viewer viewer) {
        return request.head().requester().id().equals(viewer.actor().person());
    }

    @Override
    public Component button(RequestCase request, Viewer viewer, Runnable done) {
        RequestId id = request.head().id();
        Button copy = new Button(I18NProvider.translate("copy"), clicked -> open(viewer, id));
        if (request.head().status() == RequestStatus.EXPIRED) {
            // Nothing was decided, so that is what to do now.
            copy.addThemeVariants(ButtonVariant.PRIMARY);
        }
        return copy;
    }

    private void open(Viewer viewer, RequestId id) {
        copies.copy(viewer.actor(), id)
                .map(CopiedRequest::form)
                .ifPresentOrElse(
                        form -> UI.getCurrentOrThrow()
                                .navigate(
                                        "new/" + form.definition().key(),
                                        QueryParameters.of(NewRequestView.COPY_OF, id.toString())),
                        () -> Toast.say(I18NProvider.translate("copy.gone")));
    }
}
