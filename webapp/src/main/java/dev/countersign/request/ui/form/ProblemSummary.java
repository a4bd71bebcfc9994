package dev.countersign.request.ui.form;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.definitions.form.FieldProblem;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All problems of the answers, above the form. It shows the same problems as the fields. */
final class ProblemSummary extends Div {

    private record Line(Optional<FieldEditor> editor, ListItem item) {}

    private final Locale language;
    private final List<Line> lines = new ArrayList<>();
    private @Nullable Notice notice;

    ProblemSummary(Locale language, List<FieldEditor> editors) {
        this.language = language;
        editors.forEach(editor -> {
            editor.marked().addPropertyChangeListener("invalid", changed -> follow(editor));
            editor.marked().addPropertyChangeListener("errorMessage", changed -> follow(editor));
        });
    }

    void clear() {
        lines.clear();
        notice = null;
        removeAll();
    }

    void add(FieldProblem problem, Optional<FieldEditor> editor, String sentence) {
        String label = editor.map(at -> at.field().label().in(language)).orElse(problem.field());
        lines.add(new Line(editor, new ListItem(line(label, sentence))));
    }

    void show() {
        UnorderedList list = new UnorderedList();
        lines.forEach(line -> list.add(line.item()));
        notice = new Notice(Tone.NO, Icon.FAILED, head(lines.size()), list).urgent();
        add(notice);
    }

    private void follow(FieldEditor editor) {
        if (notice == null) {
            return;
        }
        lines.stream()
                .filter(line -> line.editor().filter(editor::equals).isPresent())
                .forEach(line -> follow(editor, line.item()));
        long left = lines.stream().filter(line -> line.item().isVisible()).count();
        if (left == 0) {
            clear();
        } else {
            notice.change(head(left));
        }
    }

    private void follow(FieldEditor editor, ListItem item) {
        item.setVisible(editor.marked().getProperty("invalid", false));
        String sentence = editor.marked().getProperty("errorMessage", "");
        if (!sentence.isEmpty()) {
            item.setText(line(editor.field().label().in(language), sentence));
        }
    }

    private String head(long problems) {
        return getTranslation("form.problems", problems);
    }

    private static String line(String label, String sentence) {
        return label.isEmpty() ? sentence : "%s %s".formatted(asHead(label), sentence);
    }

    /** A label that is a question needs no colon. */
    private static String asHead(String label) {
        return label.endsWith("?") ? label : label + ":";
    }
}
