package dev.countersign.approval.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.approval.Handovers;
import dev.countersign.approval.Reassignable;
import dev.countersign.people.People;
import dev.countersign.request.RequestCase;
import dev.countersign.request.ui.RequestAction;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.Order;

/** Lets administrators and managers give an approval to somebody else, from the page of the request. */
@org.springframework.stereotype.Component
@Order(20)
record ReassignAction(Handovers handovers, People people) implements RequestAction {

    @Override
    public Optional<Component> button(RequestCase request, Viewer viewer, Runnable done) {
        if (request.waitingAt().isEmpty()) {
            return Optional.empty();
        }
        List<Reassignable> found =
                handovers.reassignable(viewer.actor(), request.head().id());
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Button(
                        I18NProvider.translate("reassign"),
                        clicked -> dialog(found, request, viewer, done).open()));
    }

    private HandoverDialog dialog(List<Reassignable> found, RequestCase request, Viewer viewer, Runnable done) {
        ComboBox<Reassignable> from = new ComboBox<>();
        from.setLabel(I18NProvider.translate("reassign.from"));
        from.setItemLabelGenerator(
                one -> Dotted.of(one.from().name(), one.step().in(viewer.language())));
        from.setItems(found);
        from.setValue(found.getFirst());
        from.setWidthFull();
        from.setReadOnly(found.size() == 1);
        return new HandoverDialog(
                HandoverDialog.Texts.REASSIGN,
                new Div(from),
                new PersonChoice(
                        people,
                        viewer.actor(),
                        Set.of(request.head().requester().id())),
                viewer.formats(),
                (to, reason) -> handovers.reassign(
                        viewer.actor(),
                        from.getValue().approval(),
                        from.getValue().from().id(),
                        to,
                        reason),
                result -> done.run());
    }
}
