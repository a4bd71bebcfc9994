package dev.countersign.request;

import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.text.TypedText;

/**
 * What somebody says about a request: a comment, or why they decided as they did. The screen and the services count it here, so that both come
 * to the same number; it is refused when it is too long, and never shortened.
 */
public record Remark(String text) {

    /** In code points, as PostgreSQL counts. */
    public static final int LONGEST = TaskAnswer.MAX_COMMENT;

    /** What was typed, as it is stored: composed (NFC) and without invisible marks. */
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
