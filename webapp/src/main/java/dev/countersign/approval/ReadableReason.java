package dev.countersign.approval;

import dev.countersign.definitions.text.Text;
import java.util.List;

/**
 * Why a person is asked, for a reader of any language.
 *
 * @param key of the message bundle, as in {@link Reason}
 * @param args the message's arguments: names, the label of a field, the name of a group
 */
public record ReadableReason(String key, List<Text> args) {

    public ReadableReason {
        args = List.copyOf(args);
    }
}
