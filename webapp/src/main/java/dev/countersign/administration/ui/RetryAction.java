package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.people.Right;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.Retries;
import dev.countersign.request.RetryResult;
import dev.countersign.request.ui.RequestAction;
import dev.countersign.ui.Formats;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.Viewer;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** Lets those who look after requests retry a failed one, from its page and from the list of all requests. */
@org.springframework.stereotype.Component
@Order(20)
record RetryAction(Retries retries) implements RequestAction {

    @Override
    public boolean isOffered(RequestCase request, Viewer viewer) {
        return request.head().status() == RequestStatus.FAILED && mayRetry(viewer);
    }

    static boolean mayRetry(Viewer viewer) {
        return viewer.actor().may(Right.MANAGE_REQUESTS);
    }

    @Override
    public Optional<Asking> asking(RequestCase request, Viewer viewer) {
        return Optional.of(new Asking(kept(request.head().id(), viewer), "reason"));
    }

    private static KeptDialog kept(RequestId request, Viewer viewer) {
        return new KeptDialog(viewer.actor(), "retry." + request);
    }

    @Override
    public Component button(RequestCase request, Viewer viewer, Runnable done) {
        return button(request.head().id(), viewer, done);
    }

    Button button(RequestId id, Viewer viewer, Runnable done) {
        KeptDialog kept = kept(id, viewer);
        return kept.button(
                I18NProvider.translate("retry-request"),
                () -> kept.open(new ReasonDialog("retry-request", kept.fields(), reason -> {
                    RetryResult result = retries.retry(viewer.actor(), id, reason);
                    done.run();
                    return acted(result, viewer.formats());
                })));
    }

    private static Acted acted(RetryResult result, Formats formats) {
        return switch (result) {
            case RetryResult.Retried _ -> new Acted.Done(I18NProvider.translate("retry-request.done"));
            case RetryResult.NotFailed(var how) ->
                new Acted.Refused(formats.say("retry-request.not-failed", WentOnWords.sentence(how, formats)));
            case RetryResult.NotPossible(var reason) ->
                new Acted.Refused(I18NProvider.translate("retry-request.not-possible", reason));
            case RetryResult.ReasonRequired _ -> new Acted.WrongReason(I18NProvider.translate("decide.reason.missing"));
            case RetryResult.ReasonTooLong(int length, int longest) ->
                new Acted.WrongReason(I18NProvider.translate("comment.too-long", length, longest));
            case RetryResult.NotAllowed _, RetryResult.NotFound _ ->
                new Acted.Refused(I18NProvider.translate("retry-request.not-allowed"));
        };
    }
}
