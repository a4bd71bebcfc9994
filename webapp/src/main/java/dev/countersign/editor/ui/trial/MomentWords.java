package dev.countersign.editor.ui.trial;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.simulate.Happening;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.people.PersonName;
import dev.countersign.request.Prospect;
import dev.countersign.request.TrialResult;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What would happen, in words. */
record MomentWords(TemplateDefinition definition, Formats formats) {

    private static final int NAMES = 5;

    String title(Happening happening) {
        return switch (happening) {
            case Happening.Asked asked ->
                asked.visit() == 1
                        ? name(asked.step())
                        : formats.say("trial.escalated", name(asked.step()), asked.visit() - 1);
            case Happening.Called called ->
                called.undoing() ? formats.say("trial.undone", name(called.step())) : name(called.step());
            case Happening.Notified notified -> name(notified.step());
            case Happening.Waited waited -> name(waited.step());
            case Happening.SentBack _ -> formats.say("trial.sent-back");
            case Happening.Closed closed ->
                formats.say(
                        "trial.closed", closed.steps().stream().map(this::name).collect(Collectors.joining(", ")));
            case Happening.Answered _ -> "";
            case Happening.Ended _ -> formats.say("trial.ended");
        };
    }

    List<String> lines(TrialResult.Moment moment) {
        List<String> lines = new ArrayList<>();
        switch (moment.happening()) {
            case Happening.Asked asked -> {
                Prospect people = moment.people();
                if (people == null || people.panels().isEmpty()) {
                    lines.add(formats.say("trial.people-later"));
                } else {
                    people.panels().forEach(panel -> lines.add(Dotted.of(names(panel), why(panel))));
                }
                lines.add(formats.say("trial.asked", formats.exact(asked.at()), formats.exact(asked.due())));
                moment.reminders()
                        .forEach(reminder -> lines.add(formats.say("trial.reminded", formats.exact(reminder))));
            }
            case Happening.Called called ->
                lines.add(formats.say("trial.called", called.function(), formats.exact(called.at())));
            case Happening.Notified notified ->
                lines.add(formats.say("trial.mailed", String.join(", ", notified.to()), formats.exact(notified.at())));
            case Happening.Waited waited -> lines.add(formats.say("trial.waits", formats.exact(waited.until())));
            case Happening.SentBack back ->
                lines.add(formats.say("trial.sent-back.until", formats.exact(back.at()), formats.exact(back.due())));
            case Happening.Closed closed -> lines.add(formats.exact(closed.at()));
            case Happening.Answered _ -> {}
            case Happening.Ended ended -> lines.add(formats.exact(ended.at()));
        }
        return lines;
    }

    private String names(Prospect.Panel panel) {
        return Names.of(
                panel.people().stream().map(PersonName::name).toList(),
                panel.weight() > 0 ? 1 : panel.needed(),
                NAMES,
                formats);
    }

    private String why(Prospect.Panel panel) {
        return panel.why().stream().map(this::why).distinct().collect(Collectors.joining(Dotted.POINT));
    }

    private String why(Prospect.Because because) {
        String words = formats.say(
                "new.who." + because.kind(),
                because.args().stream().map(arg -> arg.in(formats.language())).toArray());
        return because.fallback() ? formats.say("new.who.fallback", words) : words;
    }

    private String name(String step) {
        return StepTree.find(definition.steps(), step)
                .map(found -> found.name().in(formats.language()))
                .orElse(step);
    }
}
