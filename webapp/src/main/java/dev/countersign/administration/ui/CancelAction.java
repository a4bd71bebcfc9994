package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.people.Right;
import dev.countersign.request.CancelResult;
import dev.countersign.request.Cancellation;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.ui.AboutRequest;
import dev.countersign.request.ui.EndWords;
import dev.countersign.request.ui.RequestAction;
import dev.countersign.ui.Formats;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.Viewer;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** Lets those who look after requests cancel somebody's request, from its page. */
@org.springframework.stereotype.Component
@Order(100)
record CancelAction(Cancellation cancellation) implements RequestAction {

    @Override
    public boolean isOffered(RequestCase request, Viewer viewer) {
        boolean own = request.head().requester().id().equals(viewer.actor().person());
        RequestStatus status = request.head().status();
        return !own
                && (status.isOpen() || status == RequestStatus.FAILED)
                && viewer.actor().may(Right.MANAGE_REQUESTS);
    }

    @Override
    public Optional<Asking> asking(RequestCase request, Viewer viewer) {
        return Optional.of(new Asking(kept(request.head().id(), viewer), "reason"));
    }

    private static KeptDialog kept(RequestId request, Viewer viewer) {
        return new KeptDialog(viewer.actor(), "cancel." + request);
    }

    @Override
    public Component button(RequestCase request, Viewer viewer, Runnable done) {
        KeptDialog kept = kept(request.head().id(), viewer);
        Button cancel = kept.button(
                I18NProvider.translate("cancel-request"), () -> kept.open(dialog(request, kept, viewer, done)));
        cancel.addThemeVariants(ButtonVariant.ERROR);
        return cancel;
    }

    private ReasonDialog dialog(RequestCase request, KeptDialog kept, Viewer viewer, Runnable done) {
        return new ReasonDialog(
                        "cancel-request",
                        kept.fields(),
                        reason -> {
                            CancelResult result = cancellation.cancel(
                                    viewer.actor(), request.head().id(), reason);
                            done.run();
                            return acted(result, viewer.formats());
                        },
                        new AboutRequest(request, viewer.formats()))
                .irreversible();
    }

    private static Acted acted(CancelResult result, Formats formats) {
        return switch (result) {
            case CancelResult.Cancelled _ -> new Acted.Done(I18NProvider.translate("cancel-request.done"));
            case CancelResult.AlreadyClosed(var end) ->
                new Acted.Refused(formats.say("cancel-request.closed", EndWords.sentence(end, formats)));
            case CancelResult.ReasonRequired _ ->
                new Acted.WrongReason(I18NProvider.translate("decide.reason.missing"));
            case CancelResult.ReasonTooLong(int length, int longest) ->
                new Acted.WrongReason(I18NProvider.translate("comment.too-long", length, longest));
            case CancelResult.NotAllowed _, CancelResult.NotFound _ ->
                new Acted.Refused(I18NProvider.translate("cancel-request.not-allowed"));
        };
    }
}
