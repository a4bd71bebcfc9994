package dev.countersign.approval.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.approval.NudgeResult;
import dev.countersign.approval.Nudges;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.ui.EndWords;
import dev.countersign.request.ui.LeftWords;
import dev.countersign.request.ui.RequestAction;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import org.springframework.core.annotation.Order;

/** Lets requesters remind the people who still have to decide, from the page of the request. */
@org.springframework.stereotype.Component
@Order(10)
record NudgeAction(Nudges nudges) implements RequestAction {

    @Override
    public boolean isOffered(RequestCase request, Viewer viewer) {
        boolean own = request.head().requester().id().equals(viewer.actor().person());
        return own
                && !request.waitingAt().isEmpty()
                && nudges.isOffered(viewer.actor(), request.head().id());
    }

    @Override
    public Component button(RequestCase request, Viewer viewer, Runnable done) {
        RequestId id = request.head().id();
        Button nudge = new Button(I18NProvider.translate("nudge"));
        nudge.setDisableOnClick(true);
        nudge.addClickListener(clicked -> {
            Toast.say(sentence(nudges.nudge(viewer.actor(), id), viewer.formats()));
            nudge.setEnabled(true);
            done.run();
        });
        return nudge;
    }

    private static String sentence(NudgeResult result, Formats formats) {
        return switch (result) {
            case NudgeResult.Nudged(int people) -> formats.say("nudge.done", people);
            case NudgeResult.TooSoon(var before, var again) ->
                formats.say("nudge.too-soon", formats.inSentence(before), formats.inSentence(again));
            case NudgeResult.AllLeft(var people) ->
                formats.say("nudge.left", LeftWords.names(people, formats), people.size());
            case NudgeResult.Closed(var end) -> formats.say("nudge.closed", EndWords.sentence(end, formats));
            case NudgeResult.NobodyAsked ignored -> formats.say("nudge.nobody");
            case NudgeResult.NotAllowed ignored -> formats.say("nudge.not-allowed");
            case NudgeResult.NotFound ignored -> formats.say("comment.not-found");
        };
    }
}
