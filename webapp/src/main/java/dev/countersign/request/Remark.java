package dev.countersign.request;

import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.text.TypedText;

/**
 * A comment, or the reason of a decision. The screen and the services use this class for its length, so that both get the same number. A remark that is
 * too long is refused and never shortened.
 */
public record Remark(String text) {

    /** The most code points, as PostgreSQL counts. */
    public static final int LONGEST = TaskAnswer.MAX_COMMENT;

    /** The typed text as it is stored: composed (NFC) and without invisible marks. */
    public static Remark of(String typed) {
        return new Remark(TypedText.clean(typed));
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    public int length() {
        return text.codePointCount(0, text.length());
    }

    public boolean isTooLong() {
        return length() > LONGEST;
    }
}
