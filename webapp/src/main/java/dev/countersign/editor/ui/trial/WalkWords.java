package dev.countersign.editor.ui.trial;

import dev.countersign.definitions.message.RequestEvent.Outcome;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.trial.Cause;
import dev.countersign.trial.Difference;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Names;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In what the way of a request differs, in sentences. */
public record WalkWords(Map<PersonId, PersonName> names, Formats formats) {

    private static final int NAMES = 5;

    public List<String> sentences(List<Difference> differences) {
        return differences.stream().map(this::sentence).distinct().toList();
    }

    public String sentence(Difference difference) {
        return switch (difference) {
            case Difference.Gone(Text name, int visit, Cause cause) -> path("walk.gone", name, visit, cause);
            case Difference.Added(Text name, int visit, Cause cause) -> path("walk.added", name, visit, cause);
            case Difference.Order(List<Text> steps) ->
                formats.say("walk.order", steps.stream().map(this::in).collect(Collectors.joining(", ")));
            case Difference.People(Text name, int visit, var missing, var added) ->
                people(step(name, visit), missing, added);
            case Difference.End(Outcome expected, Outcome now, Text by) ->
                by.isEmpty()
                        ? formats.say("walk.end", status(now), status(expected))
                        : formats.say("walk.end.by", status(now), status(expected), in(by));
        };
    }

    private String path(String key, Text name, int visit, Cause cause) {
        return switch (cause) {
            case Cause.OtherTemplate _ -> formats.say(key, step(name, visit));
            case Cause.Condition(Text branch, Text condition, var _) ->
                condition.isEmpty()
                        ? formats.say(key + ".otherwise", step(name, visit), in(branch))
                        : formats.say(key + ".condition", step(name, visit), in(condition));
            case Cause.Before _ -> formats.say(key + ".before", step(name, visit));
        };
    }

    private String people(String step, Set<PersonId> missing, Set<PersonId> added) {
        if (missing.isEmpty()) {
            return formats.say("walk.people.added", step, list(added));
        }
        return added.isEmpty()
                ? formats.say("walk.people.missing", step, list(missing))
                : formats.say("walk.people", step, list(added), list(missing));
    }

    private String list(Set<PersonId> people) {
        List<String> known = people.stream()
                .flatMap(person -> Stream.ofNullable(names.get(person)))
                .map(PersonName::name)
                .sorted()
                .toList();
        return Names.of(known, people.size(), people.size(), NAMES, formats);
    }

    private String status(@Nullable Outcome outcome) {
        if (outcome == null) {
            return formats.say("walk.endless");
        }
        return formats.say("status." + (outcome == Outcome.CHANGES_REQUESTED ? "DENIED" : outcome.name()));
    }

    private String step(Text name, int visit) {
        return visit == 1 ? in(name) : formats.say("trial.escalated", in(name), visit - 1);
    }

    private String in(Text text) {
        return text.in(formats.language());
    }
}
