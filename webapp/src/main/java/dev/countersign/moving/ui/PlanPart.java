package dev.countersign.moving.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.countersign.approval.MoveFit;
import dev.countersign.moving.MoveChoice;
import dev.countersign.moving.MovePlan;
import dev.countersign.moving.MoveResult;
import dev.countersign.moving.Moves;
import dev.countersign.request.RequestId;
import dev.countersign.request.ui.RequestLine;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.Rows;
import dev.countersign.ui.Viewer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The requests of a version, whether they fit, and the buttons that move them. */
final class PlanPart extends Div {

    private final transient MoveAddress address;
    private final transient MoveChoice choice;
    private final transient Moves moves;
    private final Viewer viewer;
    private final transient Map<RequestId, Checkbox> boxes = new LinkedHashMap<>();
    private final Button some = new Button();

    /** @param later whether it is not the first page */
    PlanPart(MoveAddress address, MoveChoice choice, MovePlan plan, boolean later, Moves moves, Viewer viewer) {
        this.address = address;
        this.choice = choice;
        this.moves = moves;
        this.viewer = viewer;
        addClassName("section");
        if (plan.lines().isEmpty() && !later) {
            add(new EmptyState(getTranslation("move.none", choice.from()), getTranslation("move.none.text")));
            return;
        }
        Rows rows = new Rows(
                plan.lines().stream().map(line -> line(line, plan.mayMove())).toList());
        if (plan.mayMove()) {
            add(acts(plan, later));
        }
        add(rows, foot(plan, later));
    }

    private Div line(MovePlan.Line line, boolean selectable) {
        Div row = new Div();
        row.addClassName("move-line");
        if (selectable) {
            Checkbox box = new Checkbox();
            box.setAriaLabel(getTranslation("move.select", line.request().number()));
            box.setEnabled(line.fit() instanceof MoveFit.Fits);
            box.addValueChangeListener(_ -> count());
            boxes.put(line.request().id(), box);
            row.add(box);
        }
        Div about = new Div(
                new RequestLine(line.request(), viewer.formats(), viewer.language(), true),
                FitWords.of(line.fit(), viewer.language()));
        row.add(about);
        return row;
    }

    private Div acts(MovePlan plan, boolean later) {
        Button fitting = new Button(
                getTranslation("move.select-all"),
                _ -> boxes.values().stream().filter(Checkbox::isEnabled).forEach(box -> box.setValue(true)));
        fitting.setEnabled(boxes.values().stream().anyMatch(Checkbox::isEnabled));
        KeptDialog keptSome = new KeptDialog(viewer.actor(), "move-some." + address.template());
        some.addClickListener(_ -> keptSome.open(dialog(
                keptSome,
                getTranslation("move.dialog.title", chosen().size(), choice.to()),
                reason -> moves.move(viewer.actor(), choice, chosen(), reason))));
        some.addThemeVariants(ButtonVariant.PRIMARY);
        count();
        int running = plan.running().getOrDefault(choice.from(), 0);
        boolean isMany = running > Moves.MOST_COUNTED;
        KeptDialog keptAll = new KeptDialog(viewer.actor(), "move-all." + address.of(choice));
        Button all = keptAll.button(
                isMany ? getTranslation("move.all.many") : getTranslation("move.all", running),
                () -> keptAll.open(dialog(
                        keptAll,
                        isMany
                                ? getTranslation("move.dialog.title.many", choice.from(), choice.to())
                                : getTranslation("move.dialog.title", running, choice.to()),
                        reason -> moves.moveAll(viewer.actor(), choice, reason))));
        boolean isWhole = !later && plan.next().isEmpty();
        all.setEnabled(!isWhole || fitting.isEnabled());
        Div acts = new Div(fitting, some, all);
        acts.addClassName("move-acts");
        return acts;
    }

    private MoveDialog dialog(KeptDialog kept, String title, Function<String, MoveResult> move) {
        return new MoveDialog(
                title,
                choice,
                kept.fields(),
                move,
                batch -> getUI().ifPresent(ui -> MoveAddress.go(ui, address.of(batch))));
    }

    private List<RequestId> chosen() {
        return boxes.entrySet().stream()
                .filter(box -> box.getValue().getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void count() {
        int number = chosen().size();
        some.setText(getTranslation("move.some", number));
        some.setEnabled(number > 0);
    }

    private Div foot(MovePlan plan, boolean later) {
        Div foot = new Div();
        foot.addClassName("organisation-foot");
        if (later) {
            foot.add(new Anchor(address.of(choice), getTranslation("organisation.newest")));
        }
        plan.next()
                .ifPresent(
                        after -> foot.add(new Anchor(address.of(choice, after), getTranslation("organisation.older"))));
        return foot;
    }
}
