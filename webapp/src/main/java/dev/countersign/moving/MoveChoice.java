package dev.countersign.moving;

import java.util.Map;

/**
 * Between which versions of a template requests are moved.
 *
 * @param template the key of the template
 * @param from the number of the version that the requests run
 * @param steps the steps that have another key in the other version: the key before, and the key then
 */
public record MoveChoice(String template, int from, int to, Map<String, String> steps) {
    public MoveChoice {
        steps = Map.copyOf(steps);
    }
}
