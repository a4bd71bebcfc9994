package dev.countersign.approval.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.approval.Handovers;
import dev.countersign.approval.Reassignable;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.request.Mentions;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.ui.AboutRequest;
import dev.countersign.request.ui.RequestAction;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.NeverEmpty;
import dev.countersign.ui.PersonPicker;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.Order;

/** Lets administrators and managers give an approval to somebody else, from the page of the request and from lists of what nobody can decide. */
@org.springframework.stereotype.Component
@Order(20)
public record ReassignAction(Handovers handovers, RequestService requests, Mentions mentions, People people)
        implements RequestAction {

    @Override
    public boolean isOffered(RequestCase request, Viewer viewer) {
        return !request.waitingAt().isEmpty()
                && !handovers.reassignable(viewer.actor(), request.head().id()).isEmpty();
    }

    @Override
    public Optional<Asking> asking(RequestCase request, Viewer viewer) {
        return Optional.of(new Asking(kept(request.head().id(), viewer), HandoverDialog.NOTE));
    }

    private static KeptDialog kept(RequestId request, Viewer viewer) {
        return new KeptDialog(viewer.actor(), "reassign." + request);
    }

    @Override
    public Component button(RequestCase request, Viewer viewer, Runnable done) {
        return button(request.head().id(), viewer, done);
    }

    /**
     * The button for a request of a list.
     *
     * @param done reads the list again
     */
    public Button button(RequestId request, Viewer viewer, Runnable done) {
        KeptDialog kept = kept(request, viewer);
        return kept.button(I18NProvider.translate("reassign"), () -> open(kept, request, viewer, done));
    }

    private void open(KeptDialog kept, RequestId request, Viewer viewer, Runnable done) {
        List<Reassignable> found = handovers.reassignable(viewer.actor(), request);
        Optional<RequestCase> about = requests.open(viewer.actor(), request);
        if (found.isEmpty() || about.isEmpty()) {
            Toast.say(I18NProvider.translate("reassign.none"));
            done.run();
            return;
        }
        kept.open(dialog(found, kept.fields(), about.get(), viewer, done));
    }

    private static ComboBox<Reassignable> from(List<Reassignable> found, Viewer viewer) {
        ComboBox<Reassignable> from = new ComboBox<>();
        from.setLabel(I18NProvider.translate("reassign.from"));
        from.setItemLabelGenerator(
                one -> Dotted.of(one.from().name(), one.step().in(viewer.language())));
        from.setItems(found);
        from.setValue(found.getFirst());
        from.setWidthFull();
        from.setReadOnly(found.size() == 1);
        NeverEmpty.keep(from);
        return from;
    }

    private HandoverDialog dialog(
            List<Reassignable> found, KeptFields kept, RequestCase request, Viewer viewer, Runnable done) {
        PersonId requester = request.head().requester().id();
        ComboBox<Reassignable> from = from(found, viewer);
        kept.keep(
                "from",
                from,
                KeptFields.one(found, one -> one.approval() + "." + one.from().id()));
        PersonPicker to = new PersonPicker(I18NProvider.translate("handover.to"), people, viewer, Set.of(requester))
                .explaining(requester, "handover.unsuitable.REQUESTER");
        return new HandoverDialog(
                        HandoverDialog.Texts.REASSIGN,
                        List.of(new AboutRequest(request, viewer.formats()), from),
                        HandoverRemarks.on(
                                to,
                                handovers,
                                people,
                                viewer,
                                () -> from.getValue().approval(),
                                () -> from.getValue().from().id()),
                        viewer.formats(),
                        kept,
                        (person, reason) -> handovers.reassign(
                                viewer.actor(),
                                from.getValue().approval(),
                                from.getValue().from().id(),
                                person,
                                reason),
                        result -> done.run())
                .offering(typed ->
                        mentions.offer(viewer.actor(), List.of(request.head().id()), typed));
    }
}
