package dev.countersign.asl.state;

import dev.countersign.asl.query.QueryException;
import dev.countersign.asl.query.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes to the state that the first matching rule names.
 *
 * @param io input and output, unless the matching rule has its own
 * @param otherwise {@code Default}
 */
public record ChoiceState(
        String name,
        InputOutput io,
        List<ChoiceRule> choices,
        @Nullable String otherwise) implements State {

    public ChoiceState {
        choices = List.copyOf(choices);
    }

    @Override
    public StateType type() {
        return StateType.CHOICE;
    }

    @Override
    public void run(Visit visit) {
        Scope scope = visit.scope();
        for (int index = 0; index < choices.size(); index++) {
            ChoiceRule rule = choices.get(index);
            if (rule.condition().holds(scope, "Choices[" + index + "]/Condition")) {
                visit.exit(rule.io().outcomeWithoutResult(scope), rule.next());
                return;
            }
        }
        if (otherwise == null) {
            // The States Language has States.NoChoiceMatched for this, but AWS does not use it.
            throw QueryException.runtime(
                    "Failed to transition out of the state. The state does not point to a next state.");
        }
        visit.exit(io.outcomeWithoutResult(scope), otherwise);
    }
}
