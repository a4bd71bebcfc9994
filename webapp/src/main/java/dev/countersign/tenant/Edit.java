package dev.countersign.tenant;

/**
 * A value that somebody has changed on a page, or left as it was. Somebody else may have changed it since the page was read.
 *
 * @param opened what it was when the page was read
 * @param wanted what it is to be; what was not touched equals {@code opened}
 */
public record Edit<T>(T opened, T wanted) {

    /** Whether somebody else has changed it to something else, so that writing it would take back what they did. */
    public boolean isContested(T now) {
        return !wanted.equals(opened) && !now.equals(opened) && !now.equals(wanted);
    }

    /** What is written: what was not touched stays as it is by now. */
    public T onto(T now) {
        return wanted.equals(opened) ? now : wanted;
    }
}
