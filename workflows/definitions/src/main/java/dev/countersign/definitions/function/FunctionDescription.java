package dev.countersign.definitions.function;

import dev.countersign.definitions.text.Text;
import java.util.List;
import java.util.Optional;

/**
 * What a function says about itself.
 *
 * @param name as templates write it
 * @param title what people read
 * @param changes whether a call changes anything, so that it may have to be undone; otherwise it only computes an answer
 * @param finalErrors the errors after which a call is not repeated, because it would fail again
 * @param input the members of its payload
 * @param output the members of its answer
 */
public record FunctionDescription(
        String name,
        Text title,
        Text help,
        boolean changes,
        List<String> finalErrors,
        List<Parameter> input,
        List<Parameter> output) {

    /** The member of each payload that says which call it is. Templates cannot set it. */
    public static final String CALL = "call";

    public FunctionDescription {
        finalErrors = List.copyOf(finalErrors);
        input = List.copyOf(input);
        output = List.copyOf(output);
    }

    public Optional<Parameter> input(String member) {
        return input.stream().filter(one -> one.name().equals(member)).findFirst();
    }
}
