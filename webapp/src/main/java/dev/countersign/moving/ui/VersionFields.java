package dev.countersign.moving.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.moving.MoveChoice;
import dev.countersign.moving.MovePlan;
import dev.countersign.moving.Moves;
import dev.countersign.ui.Chips;
import dev.countersign.ui.Dotted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From which version to which, with how many requests run each; and which steps became which, where their keys differ. */
final class VersionFields extends Div {

    private final transient MoveAddress address;
    private final transient MoveChoice choice;
    private final Locale language;

    VersionFields(MoveAddress address, MoveChoice choice, MovePlan plan, Locale language) {
        this.address = address;
        this.choice = choice;
        this.language = language;
        addClassName("move-versions");
        Chips from = new Chips(getTranslation("move.from"));
        plan.versions().stream()
                .filter(version -> plan.running().containsKey(version) || version == choice.from())
                .sorted()
                .forEach(version -> from.add(
                        address.of(new MoveChoice(address.template(), version, other(plan, version), Map.of())),
                        Dotted.of(
                                getTranslation("template.version", version),
                                running(plan.running().getOrDefault(version, 0))),
                        version == choice.from()));
        Span label = new Span(getTranslation("move.from"));
        label.addClassName("strong");
        label.getElement().setAttribute("aria-hidden", "true");
        Div both = new Div(label, from);
        both.addClassName("move-from");
        add(both, to(plan));
        plan.gone().forEach(step -> {
            List<Step> candidates = candidates(step, plan.news());
            if (!candidates.isEmpty()) {
                add(becomes(step, candidates));
            }
        });
        List<String> lost = plan.gone().stream()
                .filter(step -> step instanceof ApprovalStep || step instanceof AutomatedStep)
                .filter(step -> candidates(step, plan.news()).isEmpty())
                .map(step -> step.name().in(language))
                .toList();
        if (!lost.isEmpty()) {
            add(new Paragraph(getTranslation("move.gone", choice.to(), String.join(", ", lost))));
        }
    }

    private String running(int running) {
        return running > Moves.MOST_COUNTED
                ? getTranslation("move.running.many", Moves.MOST_COUNTED)
                : getTranslation("move.running", running);
    }

    /** The version to move to, if it is another one; otherwise the newest other one. */
    private int other(MovePlan plan, int from) {
        return choice.to() != from
                ? choice.to()
                : plan.versions().stream()
                        .filter(version -> version != from)
                        .max(Integer::compare)
                        .orElse(from);
    }

    private Select<Integer> to(MovePlan plan) {
        Select<Integer> to = new Select<>();
        to.setLabel(getTranslation("move.to"));
        to.setItems(plan.versions().stream()
                .filter(version -> version != choice.from())
                .toList());
        to.setItemLabelGenerator(version -> getTranslation("template.version", version));
        to.setValue(choice.to());
        to.addValueChangeListener(changed -> {
            if (changed.isFromClient() && changed.getValue() != null) {
                go(new MoveChoice(address.template(), choice.from(), changed.getValue(), Map.of()));
            }
        });
        return to;
    }

    /** Those that this step can have become. */
    private static List<Step> candidates(Step step, List<Step> news) {
        return step instanceof ApprovalStep || step instanceof AutomatedStep
                ? news.stream()
                        .filter(other -> other.getClass() == step.getClass())
                        .toList()
                : List.of();
    }

    private Select<String> becomes(Step step, List<Step> candidates) {
        Select<String> becomes = new Select<>();
        becomes.setLabel(getTranslation("move.becomes", step.name().in(language)));
        List<String> keys = new ArrayList<>(List.of(""));
        candidates.forEach(one -> keys.add(one.key()));
        becomes.setItems(keys);
        becomes.setItemLabelGenerator(key -> candidates.stream()
                .filter(one -> one.key().equals(key))
                .map(one -> one.name().in(language))
                .findFirst()
                .orElseGet(() -> getTranslation("move.becomes.nothing")));
        becomes.setValue(choice.steps().getOrDefault(step.key(), ""));
        becomes.addValueChangeListener(changed -> {
            if (changed.isFromClient()) {
                Map<String, String> steps = new HashMap<>(choice.steps());
                steps.values().removeIf(key -> key.equals(changed.getValue()));
                if (changed.getValue() == null || changed.getValue().isEmpty()) {
                    steps.remove(step.key());
                } else {
                    steps.put(step.key(), changed.getValue());
                }
                go(new MoveChoice(address.template(), choice.from(), choice.to(), steps));
            }
        });
        return becomes;
    }

    private void go(MoveChoice other) {
        getUI().ifPresent(ui -> MoveAddress.go(ui, address.of(other)));
    }
}
