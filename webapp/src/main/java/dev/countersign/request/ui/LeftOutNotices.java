package dev.countersign.request.ui;

import dev.countersign.request.PathNode;
import dev.countersign.request.RequestCase;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Parts.Part;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.util.stream.Stream;

/** Says of each step that a request has gone on without, who skipped it and why. Whoever decides must know. */
public final class LeftOutNotices {

    private LeftOutNotices() {}

    public static Stream<Part> of(RequestCase request, Viewer viewer) {
        return request.leftOut().stream()
                .map(step -> sentence(step, viewer))
                .map(sentence -> Part.of(sentence, () -> new Notice(Tone.WAIT, Icon.SKIPPED, sentence)));
    }

    private static String sentence(PathNode.Step step, Viewer viewer) {
        return viewer.formats()
                .say(
                        "request.left-out",
                        step.name().in(viewer.language()),
                        step.result() == null ? "" : step.result().in(viewer.language()))
                .strip();
    }
}
