package dev.countersign.editor.ui.trial;

import com.vaadin.flow.component.html.OrderedList;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.simulate.Answers;
import dev.countersign.definitions.simulate.Happening;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.request.Trial;
import dev.countersign.request.TrialResult;
import dev.countersign.ui.Parts;
import dev.countersign.ui.Viewer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.JsonNodeFactory;

/** What would happen, one thing after the other. Each has what can be chosen about it: what people answer, what a function returns. */
final class Course extends OrderedList {

    private final transient Viewer viewer;
    private final transient BiConsumer<Trial.Visit, Answers.Verdict> answered;
    private final transient BiConsumer<String, Answers.Returned> returned;
    private final transient Parts parts = new Parts(this);
    private final transient Map<String, MomentItem> items = new HashMap<>();
    private transient Map<Trial.Visit, Answers.Verdict> verdicts = Map.of();
    private transient Map<String, Answers.Returned> results = Map.of();

    Course(
            Viewer viewer,
            BiConsumer<Trial.Visit, Answers.Verdict> answered,
            BiConsumer<String, Answers.Returned> returned) {
        this.viewer = viewer;
        this.answered = answered;
        this.returned = returned;
        addClassName("trial-course");
    }

    /** Chooses these answers, and what is usual for everything else. */
    void choose(Map<Trial.Visit, Answers.Verdict> newVerdicts, Map<String, Answers.Returned> newResults) {
        verdicts = Map.copyOf(newVerdicts);
        results = Map.copyOf(newResults);
        items.clear();
    }

    void show(TemplateDefinition definition, TrialResult.Imagined imagined) {
        Map<String, Integer> counts = new HashMap<>();
        List<Parts.Part> wanted = new ArrayList<>();
        MomentWords words = new MomentWords(definition, viewer.formats());
        Map<String, MomentItem> kept = new HashMap<>();
        for (TrialResult.Moment moment : imagined.moments()) {
            if (moment.happening() instanceof Happening.Answered) {
                continue;
            }
            String kind = kind(moment.happening());
            String key = kind + "#" + counts.merge(kind, 1, Integer::sum) + answers(definition, moment.happening());
            MomentItem item = items.computeIfAbsent(key, _ -> item(definition, moment.happening()));
            item.show(moment, words);
            kept.put(key, item);
            wanted.add(Parts.Part.of(key, () -> item, item));
        }
        items.keySet().retainAll(kept.keySet());
        parts.show(wanted);
    }

    /** Of the step, so that another choice is offered if they change. */
    private static String answers(TemplateDefinition definition, Happening happening) {
        return happening instanceof Happening.Asked asked
                ? step(definition, asked)
                        .map(step -> step.answers().stream().sorted().toList().toString())
                        .orElse("")
                : "";
    }

    private static Optional<ApprovalStep> step(TemplateDefinition definition, Happening.Asked asked) {
        return StepTree.of(definition.steps(), ApprovalStep.class)
                .filter(step -> step.key().equals(asked.step()))
                .findFirst();
    }

    private MomentItem item(TemplateDefinition definition, Happening happening) {
        return switch (happening) {
            case Happening.Asked asked
            when asked.revision() == 1 ->
                step(definition, asked)
                        .map(step -> decided(step, new Trial.Visit(asked.step(), asked.visit())))
                        .orElseGet(() -> new MomentItem(null));
            case Happening.Called called
            when !called.undoing() ->
                new MomentItem(new ReturnedChoice(
                        results.getOrDefault(
                                called.step(), new Answers.Returned.Result(JsonNodeFactory.instance.objectNode())),
                        result -> returned.accept(called.step(), result)));
            case Happening.Asked _,
                    Happening.Called _,
                    Happening.Answered _,
                    Happening.Notified _,
                    Happening.Waited _,
                    Happening.SentBack _,
                    Happening.Closed _,
                    Happening.Ended _ -> new MomentItem(null);
        };
    }

    private MomentItem decided(ApprovalStep step, Trial.Visit visit) {
        return new MomentItem(Choices.verdict(
                viewer.formats(),
                step,
                verdicts.getOrDefault(visit, Answers.Verdict.APPROVE),
                verdict -> answered.accept(visit, verdict)));
    }

    private static String kind(Happening happening) {
        String visit = happening instanceof Happening.Asked asked ? ":" + asked.visit() + ":" + asked.revision() : "";
        return happening.getClass().getSimpleName() + ":" + happening.step() + visit;
    }
}
