package dev.countersign.administration.states;

import dev.countersign.administration.states.StateChart.Box;
import dev.countersign.administration.states.StateChart.Line;
import dev.countersign.definitions.drawing.Ink;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Draws a state machine as SVG, as {@code FlowDrawing} draws a flow. A state has its name in {@code data-step}, and how far it has come in its
 * class and in words: {@code state-done}, {@code state-current}, {@code state-failed}, {@code state-cancelled}.
 */
public final class StateDrawing {

    /** Whatever the drawing says in the language of the reader. */
    public interface Words {

        /** "✓ Done". */
        String mark(StateMark mark);
    }

    private StateDrawing() {}

    /**
     * The drawing.
     *
     * @param marks of the states that were entered, by name
     */
    public static String svg(String title, StateChart chart, Map<String, StateMark> marks, Words words) {
        Ink ink = new Ink();
        chart.boxes().forEach(box -> draw(ink, box, marks.get(box.name()), words));
        chart.lines().forEach(line -> draw(ink, line));
        return ink.svg(title, chart.width(), chart.height());
    }

    private static void draw(Ink ink, Box box, @Nullable StateMark mark, Words words) {
        int middle = box.x() + box.width() / 2;
        if (box.name().isEmpty()) {
            ink.box("flow-end", "", box.x(), box.y(), box.width(), box.height());
            ink.text("flow-detail", box.type(), middle, box.y() + box.height() / 2 + 4, box.width() - 12);
            ink.endBox();
            return;
        }
        String style = (box.group() ? "flow-step state-group" : "flow-step")
                + (mark == null ? "" : " state-" + mark.kind().name().toLowerCase(Locale.ROOT));
        String detail = mark == null ? box.type() : words.mark(mark) + " · " + box.type();
        ink.box(style, box.name(), box.x(), box.y(), box.width(), box.height());
        ink.text("flow-name", box.name(), middle, box.y() + 21, box.width() - 12);
        ink.text("flow-detail", detail, middle, box.y() + 38, box.width() - 12);
        ink.endBox();
    }

    private static void draw(Ink ink, Line line) {
        int[] places = line.points().stream()
                .flatMapToInt(point -> IntStream.of(point.x(), point.y()))
                .toArray();
        ink.way("way-" + line.kind().name().toLowerCase(Locale.ROOT), places);
        if (!line.label().isEmpty()) {
            ink.tip(line.full());
            ink.textFrom(
                    "flow-detail flow-label",
                    line.label(),
                    line.labelAt().x(),
                    line.labelAt().y(),
                    400);
            ink.endBox();
        }
    }
}
