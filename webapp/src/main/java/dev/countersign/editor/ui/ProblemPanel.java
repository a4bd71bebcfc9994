package dev.countersign.editor.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.definitions.check.Problem;
import dev.countersign.ui.Badge;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Tone;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** What is wrong with the draft, each with a button that leads to its place. It is drawn again only if the problems change. */
final class ProblemPanel extends Div {

    /** More are rarely read; the others appear when these are mended. */
    private static final int MOST = 50;

    private final transient Consumer<Problem> lead;
    private final H2 title = new H2();
    private final UnorderedList list = new UnorderedList();
    private transient List<Problem> shown = List.of();
    private transient List<String> sentences = List.of();
    private boolean isInText;

    ProblemPanel(Consumer<Problem> lead) {
        this.lead = lead;
        addClassName("problem-panel");
        getElement()
                .setAttribute("role", "region")
                .setAttribute("aria-label", getTranslation("template.problems.title"));
        list.addClassName("problem-list");
        title.setText(getTranslation("template.problems", 0));
        add(title, list);
    }

    /**
     * Shows these problems.
     *
     * @param words says a problem
     * @param inText whether the text is shown, so that lines and columns say where a problem is
     */
    void show(List<Problem> problems, Function<Problem, String> words, boolean inText) {
        List<String> said = problems.stream().limit(MOST).map(words).toList();
        if (problems.equals(shown) && said.equals(sentences) && inText == isInText) {
            return;
        }
        shown = problems;
        sentences = said;
        isInText = inText;
        title.setText(getTranslation("template.problems", problems.size()));
        list.removeAll();
        for (int i = 0; i < said.size(); i++) {
            list.add(item(problems.get(i), said.get(i)));
        }
    }

    private ListItem item(Problem problem, String sentence) {
        Badge badge = problem.isError()
                ? new Badge(Tone.NO, Icon.FAILED, getTranslation("template.problem.error"))
                : new Badge(Tone.WAIT, Icon.FAILED, getTranslation("template.problem.warning"));
        Button show = new Button(
                isInText && problem.line() > 0
                        ? getTranslation("template.problem.line", problem.line(), problem.column())
                        : getTranslation("template.problem.show"),
                _ -> lead.accept(problem));
        show.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return new ListItem(badge, new Span(sentence), show);
    }
}
