package dev.countersign.approval;

import java.util.List;

/**
 * Why this person is asked, as a message for the reader's language.
 *
 * @param key of the message bundle: {@code why.manager-of}, {@code why.manager-above}, {@code why.group}, {@code why.field}, {@code
 *     why.fixed}, {@code why.expression}, {@code why.nobody-left}
 * @param args the message's arguments: names of people, groups or fields
 */
public record Reason(String key, List<String> args) {

    public Reason {
        args = List.copyOf(args);
    }
}
