package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import dev.countersign.administration.FailingCall;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Viewer;

/** A call that fails: what it does, for which request, why it failed, since when, and when it is repeated. */
final class FailingCallLine extends ListItem {

    FailingCallLine(FailingCall call, Viewer viewer, boolean mayAct, SerializableRunnable retry) {
        Formats formats = viewer.formats();
        String name = formats.find("calls." + call.id().call()).orElse(call.id().call());
        Span what = new Span(name);
        what.addClassName("strong");
        Div words = new Div(what);
        call.request()
                .ifPresent(request -> words.add(new Anchor(
                        "requests/" + request.id(),
                        Dotted.of(request.number(), request.title().in(viewer.language())))));
        words.add(
                FailedLetterLine.small(getTranslation("calls.cause." + call.cause())),
                FailedLetterLine.small(getTranslation(
                        "calls.tried",
                        call.failures(),
                        formats.inSentence(call.since()),
                        formats.inSentence(call.lastAt()),
                        formats.inSentence(call.next()))));
        words.addClassName("failed-letter-words");
        add(words);
        addClassName("failed-letter");
        if (mayAct) {
            Button now = new Button(getTranslation("calls.retry"), clicked -> retry.run());
            now.setAriaLabel(getTranslation("calls.retry.about", name));
            now.setDisableOnClick(true);
            add(now);
        }
    }
}
