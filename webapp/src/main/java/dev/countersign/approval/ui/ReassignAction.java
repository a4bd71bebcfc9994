package dev.countersign.approval.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.approval.Handovers;
import dev.countersign.approval.Reassignable;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.request.Mentions;
import dev.countersign.request.RequestCase;
import dev.countersign.request.ui.RequestAction;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.PersonPicker;
import dev.countersign.ui.Viewer;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;

/** Lets administrators and managers give an approval to somebody else, from the page of the request. */
@org.springframework.stereotype.Component
@Order(20)
record ReassignAction(Handovers handovers, Mentions mentions, People people) implements RequestAction {

    @Override
    public boolean isOffered(RequestCase request, Viewer viewer) {
        return !request.waitingAt().isEmpty()
                && !handovers.reassignable(viewer.actor(), request.head().id()).isEmpty();
    }

    @Override
    public Component button(RequestCase request, Viewer viewer, Runnable done) {
        RequestCase.Head head = request.head();
        KeptDialog kept = new KeptDialog(viewer.actor(), "reassign." + head.id());
        return kept.button(I18NProvider.translate("reassign"), () -> open(kept, head, viewer, done));
    }

    private void open(KeptDialog kept, RequestCase.Head head, Viewer viewer, Runnable done) {
        List<Reassignable> found = handovers.reassignable(viewer.actor(), head.id());
        if (found.isEmpty()) {
            done.run();
            return;
        }
        kept.open(dialog(found, kept.fields(), head, viewer, done));
    }

    private HandoverDialog dialog(
            List<Reassignable> found, KeptFields kept, RequestCase.Head head, Viewer viewer, Runnable done) {
        ComboBox<Reassignable> from = new ComboBox<>();
        from.setLabel(I18NProvider.translate("reassign.from"));
        from.setItemLabelGenerator(
                one -> Dotted.of(one.from().name(), one.step().in(viewer.language())));
        from.setItems(found);
        from.setValue(found.getFirst());
        from.setWidthFull();
        from.setReadOnly(found.size() == 1);
        kept.keep(
                "from",
                from,
                KeptFields.one(found, one -> one.approval() + "." + one.from().id()));
        PersonId requester = head.requester().id();
        PersonPicker to = new PersonPicker(I18NProvider.translate("handover.to"), people, viewer, Set.of(requester))
                .explaining(requester, "handover.unsuitable.REQUESTER");
        return new HandoverDialog(
                        HandoverDialog.Texts.REASSIGN,
                        new Div(from),
                        HandoverRemarks.on(
                                to,
                                handovers,
                                people,
                                viewer,
                                () -> from.getValue().approval()),
                        viewer.formats(),
                        kept,
                        (person, reason) -> handovers.reassign(
                                viewer.actor(),
                                from.getValue().approval(),
                                from.getValue().from().id(),
                                person,
                                reason),
                        result -> done.run())
                .offering(typed -> mentions.offer(viewer.actor(), List.of(head.id()), typed));
    }
}
