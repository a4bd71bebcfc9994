package dev.countersign.approval.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.countersign.approval.BulkDecisions;
import dev.countersign.approval.Verdict;
import dev.countersign.ui.Announcer;
import dev.countersign.ui.UnsentText;
import java.util.List;
import java.util.function.Consumer;

/**
 * What can be done with the selected approvals, how far it is, and what was not recorded and why. Hidden while there is none of these.
 */
final class BulkBar extends Div {

    private final Span count = new Span();
    private final Div selection = new Div();
    private final Div buttons = new Div();
    private final Div progress = new Div();
    private final ProgressBar share = new ProgressBar();
    private final Paragraph done = new Paragraph();
    private final Div results = new Div();
    private int selected;

    BulkBar(Consumer<Verdict> ask, Runnable selectAll, Runnable clear) {
        addClassName("bulk-bar");
        getElement().setAttribute("role", "region").setAttribute("aria-label", getTranslation("bulk.title"));
        count.addClassName("strong");
        Button approve = new Button(getTranslation("decide.approve"), clicked -> ask.accept(Verdict.APPROVE));
        approve.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.SMALL);
        approve.setAriaLabel(getTranslation("bulk.approve"));
        Button deny = new Button(getTranslation("decide.deny"), clicked -> ask.accept(Verdict.DENY));
        deny.addThemeVariants(ButtonVariant.SMALL);
        deny.setAriaLabel(getTranslation("bulk.deny"));
        Div more = new Div(quiet(getTranslation("bulk.all"), selectAll), quiet(getTranslation("bulk.clear"), clear));
        more.addClassName("bulk-more");
        selection.add(count, more);
        selection.addClassName("bulk-selection");
        buttons.add(approve, deny);
        buttons.addClassName("bulk-buttons");
        share.setMin(0);
        share.getElement().setAttribute("aria-label", getTranslation("bulk.progress.label"));
        progress.add(done, share);
        results.addClassName("bulk-results");
        add(results, selection, buttons, progress);
        showParts(false);
    }

    private static Button quiet(String text, Runnable act) {
        Button button = new Button(text, clicked -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    /** Shows how many are selected. What was not recorded before is not needed any more once something is selected again. */
    void show(int number) {
        count.setText(getTranslation(number >= BulkDecisions.MOST ? "bulk.selected-most" : "bulk.selected", number));
        if (number != selected) {
            getUI().ifPresent(ui -> Announcer.announce(ui, getTranslation("bulk.selected", number)));
        }
        selected = number;
        if (number > 0) {
            results.removeAll();
        }
        showParts(false);
    }

    /** While they are decided nothing else can be done with them. */
    void progress(int decided, int all) {
        results.removeAll();
        share.setMax(all);
        share.setValue(decided);
        done.setText(getTranslation("bulk.progress", decided, all));
        showParts(true);
    }

    /**
     * Shows what came of it.
     *
     * @param refused a sentence for each that was not recorded
     * @param unsent the comment that was not sent with those, or blank
     */
    void finished(List<String> refused, String unsent) {
        selected = 0;
        results.removeAll();
        if (!refused.isEmpty()) {
            results.add(heading(getTranslation("bulk.refused", refused.size())), list(refused));
        } else if (!unsent.isBlank()) {
            results.add(heading(""));
        }
        results.add(UnsentText.of(unsent));
        results.getElement().setAttribute("role", "alert");
        showParts(false);
    }

    void closeResults() {
        results.removeAll();
        showParts(progress.isVisible());
    }

    private Div heading(String words) {
        Span head = new Span(words);
        head.addClassName("strong");
        Div heading = new Div(head, quiet(getTranslation("bulk.refused.close"), this::closeResults));
        heading.addClassName("bulk-results-head");
        return heading;
    }

    private static UnorderedList list(List<String> sentences) {
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        sentences.forEach(sentence -> list.add(new ListItem(sentence)));
        return list;
    }

    private void showParts(boolean isDeciding) {
        boolean hasResults = results.getComponentCount() > 0;
        results.setVisible(hasResults);
        progress.setVisible(isDeciding);
        boolean canDecide = selected > 0 && !isDeciding;
        selection.setVisible(canDecide);
        buttons.setVisible(canDecide);
        setVisible(selected > 0 || isDeciding || hasResults);
    }
}
