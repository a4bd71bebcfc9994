package dev.countersign.request.ui;

import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.request.PathNode;
import dev.countersign.request.RequestCase;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.util.ArrayList;
import java.util.List;

/** Why a request has failed: at which step, what became of the steps before, and what happens now. */
final class FailedNotice {

    private FailedNotice() {}

    static Notice of(RequestCase request, Viewer viewer) {
        Paragraph now = new Paragraph(String.join(" ", now(request, viewer)));
        now.addClassName("small");
        return new Notice(Tone.NO, Icon.FAILED, why(request, viewer), now);
    }

    private static String why(RequestCase request, Viewer viewer) {
        String reason =
                request.head().reason() == null ? "" : request.head().reason().in(viewer.language());
        return request.failedStep()
                .map(step -> viewer.formats()
                        .say("request.failed-at", step.name().in(viewer.language()), reason)
                        .strip())
                .orElseGet(() -> reason.isEmpty()
                        ? viewer.formats().say("request.failed")
                        : viewer.formats().say("request.reason", reason));
    }

    private static List<String> now(RequestCase request, Viewer viewer) {
        List<String> sentences = new ArrayList<>();
        if (request.has(PathNode.Status.NOT_UNDONE)) {
            sentences.add(viewer.formats().say("request.failed.not-undone"));
        } else if (request.has(PathNode.Status.UNDONE)) {
            sentences.add(viewer.formats().say("request.failed.undone"));
        }
        sentences.add(viewer.formats().say("request.failed.now"));
        return sentences;
    }
}
