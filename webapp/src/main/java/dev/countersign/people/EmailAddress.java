package dev.countersign.people;

import java.util.regex.Pattern;

/** Which texts are email addresses to which letters can be sent: those that the sender of letters reads as exactly one address. */
public final class EmailAddress {

    private static final int LONGEST = 320;

    /** What RFC 5322 calls an atom, with letters of other scripts (RFC 6531): no comment, no list and no quotes. */
    private static final String ATOM = "[\\p{Alnum}!#$%&'*+/=?^_`{|}~[^\\p{ASCII}\\p{C}\\p{Z}]-]++";

    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?";

    private static final Pattern ADDRESS =
            Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+@" + LABEL + "(?:\\." + LABEL + ")*+");

    private EmailAddress() {}

    /**
     * Whether a person can have this address: of a domain with a dot, since no letter reaches a host name alone from everywhere, and not of the one that marks who was
     * erased.
     */
    public static boolean isOfAPerson(String text) {
        return isValid(text)
                && text.indexOf('.', text.lastIndexOf('@')) > 0
                && !People.normal(text).endsWith(PersonName.ERASED);
    }

    public static boolean isValid(String text) {
        return text.length() <= LONGEST && ADDRESS.matcher(text).matches();
    }
}
