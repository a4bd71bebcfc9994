package dev.countersign.approval;

import dev.countersign.definitions.text.Text;
import dev.countersign.request.Prospect;
import java.util.List;

/**
 * Why a person is asked, for a reader of any language.
 *
 * @param args what the sentence names: people, the label of a field, the name of a group, a department
 * @param fallback whether the person is asked only because nobody else can decide
 */
public record ReadableReason(Reason.Kind kind, List<Text> args, boolean fallback) {

    public ReadableReason(Reason.Kind kind, List<Text> args) {
        this(kind, args, false);
    }

    public ReadableReason {
        args = List.copyOf(args);
    }

    /** The same for people who are told about somebody else. */
    Prospect.Because because() {
        return new Prospect.Because(kind.name(), args, fallback);
    }
}
