package dev.countersign.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.QueryParameters;
import dev.countersign.request.CopiedRequest;
import dev.countersign.request.CopiedRequests;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** Opens the form of one's own request again, filled in with its answers. */
@org.springframework.stereotype.Component
@Order(30)
record CopyAction(CopiedRequests copies) implements RequestAction {

    @Override
    public Optional<Component> button(RequestCase request, Viewer viewer, Runnable done) {
        return request.head().requester().id().equals(viewer.actor().person())
                ? Optional.of(new Button(
                        I18NProvider.translate("copy"),
                        clicked -> open(viewer, request.head().id())))
                : Optional.empty();
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
