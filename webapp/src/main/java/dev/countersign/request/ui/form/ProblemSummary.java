package dev.countersign.request.ui.form;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import dev.countersign.definitions.form.FieldProblem;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Tone;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All problems of the answers, above the form. It shows the same problems as the fields; a click on one focuses its field. */
final class ProblemSummary extends Div {

    private record Line(Optional<FieldEditor> editor, ListItem item) {}

    private final Locale language;
    private final List<Line> lines = new ArrayList<>();
    private final transient Set<Element> followed = new HashSet<>();
    private @Nullable Notice notice;

    ProblemSummary(Locale language, List<FieldEditor> editors) {
        this.language = language;
        editors.forEach(this::listen);
    }

    /** The cells of a table come and go. */
    private void listen(FieldEditor editor) {
        if (followed.add(editor.marked())) {
            editor.marked().addPropertyChangeListener("invalid", changed -> follow(editor));
            editor.marked().addPropertyChangeListener("errorMessage", changed -> follow(editor));
        }
    }

    void clear() {
        lines.clear();
        notice = null;
        removeAll();
    }

    void add(FieldProblem problem, Optional<FieldEditor> editor, String sentence) {
        editor.ifPresent(this::listen);
        String label = editor.map(at -> at.name(language)).orElse(problem.field());
        ListItem item = new ListItem();
        editor.ifPresentOrElse(
                at -> {
                    NativeButton link = new NativeButton(line(label, sentence), clicked -> at.focus());
                    link.addClassName("link");
                    item.add(link);
                },
                () -> item.setText(line(label, sentence)));
        lines.add(new Line(editor, item));
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
                .filter(line -> line.editor()
                        .filter(one -> one.marked().equals(editor.marked()))
                        .isPresent())
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
            item.getChildren().forEach(link -> link.getElement().setText(line(editor.name(language), sentence)));
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
