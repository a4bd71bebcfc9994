package dev.countersign.asl.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Translates a regular expression of ECMAScript, which is what JSONata has, to one of Java. Without Unicode mode, as in JSONata.
 *
 * @see <a href="https://262.ecma-international.org/#sec-patterns">ECMAScript, Patterns</a>
 */
final class EcmaRegex {

    private static final String LINE_ENDS = "\\n\\r\\u2028\\u2029";
    private static final String SPACES = "\\s\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
    private static final Pattern COUNT = Pattern.compile("\\{\\d+(,\\d*)?}");
    private static final Pattern GROUP =
            Pattern.compile("\\\\.|\\[(?:\\\\.|[^]\\\\])*]|(\\((?!\\?)|\\(\\?<([\\w$]+)>)", Pattern.DOTALL);

    private final String source;
    private final boolean multiline;
    private final List<String> names = new ArrayList<>();
    private final List<Integer> open = new ArrayList<>();
    private final List<Integer> closed = new ArrayList<>();
    private final StringBuilder translated = new StringBuilder();
    private int position;
    private int groups;
    private boolean repeatable;

    private EcmaRegex(String source, boolean multiline) {
        this.source = source;
        this.multiline = multiline;
        Matcher group = GROUP.matcher(source);
        while (group.find()) {
            if (group.group(1) != null) {
                names.add(group.group(2) == null ? "" : group.group(2));
            }
        }
    }

    /**
     * Reads a regular expression.
     *
     * @param flags {@code i} and {@code m}, or neither
     * @throws IllegalArgumentException with one sentence, if it is none
     */
    static Pattern compile(String source, String flags) {
        if (flags.chars().distinct().count() < flags.length()) {
            throw new IllegalArgumentException("Invalid flags of a regular expression: " + flags);
        }
        try {
            String java = new EcmaRegex(source, flags.contains("m")).translate();
            return Pattern.compile(java, flags.contains("i") ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        } catch (PatternSyntaxException invalid) {
            throw new IllegalArgumentException(
                    "Invalid regular expression: /" + source + "/: " + invalid.getDescription(), invalid);
        }
    }

    private String translate() {
        while (position < source.length()) {
            char next = source.charAt(position++);
            switch (next) {
                case '\\' -> atom(escape(false));
                case '[' -> atom(new EcmaClass().translate());
                case '(' -> group();
                case ')' -> {
                    if (!open.isEmpty()) {
                        closed.add(open.removeLast());
                    }
                    atom(")");
                }
                case '|' -> between("|");
                case '^' -> between(multiline ? "(?<![^" + LINE_ENDS + "])" : "\\A");
                case '$' -> between(multiline ? "(?![^" + LINE_ENDS + "])" : "\\z");
                case '.' -> atom("[^" + LINE_ENDS + "]");
                case '*', '+', '?' -> repeat(String.valueOf(next));
                case '{' -> {
                    Matcher count = COUNT.matcher(source).region(position - 1, source.length());
                    if (count.lookingAt()) {
                        position = count.end();
                        repeat(count.group());
                    } else {
                        atom("\\{");
                    }
                }
                default -> atom(literal(next));
            }
        }
        return translated.toString();
    }

    private void atom(String java) {
        translated.append(java);
        repeatable = true;
    }

    private void between(String java) {
        translated.append(java);
        repeatable = false;
    }

    private void repeat(String quantifier) {
        if (!repeatable) {
            throw invalid("Nothing to repeat");
        }
        boolean lazy = position < source.length() && source.charAt(position) == '?';
        position += lazy ? 1 : 0;
        between(quantifier + (lazy ? "?" : ""));
    }

    private void group() {
        for (String start : List.of("?:", "?=", "?!", "?<=", "?<!")) {
            if (source.startsWith(start, position)) {
                position += start.length();
                open.add(0);
                between('(' + start);
                return;
            }
        }
        if (source.startsWith("?", position)) {
            int end = source.indexOf('>', position);
            if (!source.startsWith("?<", position) || end < 0) {
                throw invalid("Invalid group");
            }
            position = end + 1;
        }
        open.add(++groups);
        between("(");
    }

    /** A character that stands for itself. */
    private static String literal(char character) {
        boolean plain = Character.isLetterOrDigit(character) || character > 127 || character <= ' ';
        return plain ? String.valueOf(character) : "\\" + character;
    }

    private static String code(int character) {
        return String.format("\\x{%x}", character);
    }

    /** What follows a backslash. */
    private String escape(boolean inClass) {
        if (position >= source.length()) {
            throw invalid("\\ at end of pattern");
        }
        char escaped = source.charAt(position++);
        return switch (escaped) {
            case 'd', 'D', 'w', 'W', 't', 'n', 'r', 'f' -> "\\" + escaped;
            case 's' -> inClass ? SPACES : '[' + SPACES + ']';
            case 'S' -> "[^" + SPACES + ']';
            case 'v' -> "\\x0B";
            case 'b', 'B' -> inClass ? (escaped == 'b' ? "\\x08" : "B") : "\\" + escaped;
            case 'c' -> control();
            case 'x' -> hex('x', 2);
            case 'u' -> hex('u', 4);
            case 'k' -> named(inClass);
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(inClass);
            default -> literal(escaped);
        };
    }

    private String control() {
        if (position < source.length()
                && String.valueOf(source.charAt(position)).matches("[A-Za-z]")) {
            return code(source.charAt(position++) % 32);
        }
        position--;
        return "\\\\";
    }

    private String hex(char letter, int digits) {
        int end = position + digits;
        if (end <= source.length() && source.substring(position, end).matches("[0-9a-fA-F]+")) {
            int character = Integer.parseInt(source.substring(position, end), 16);
            position = end;
            return code(character);
        }
        return String.valueOf(letter);
    }

    private String named(boolean inClass) {
        int end = source.indexOf('>', position);
        if (inClass || end < 0 || !source.startsWith("<", position)) {
            return "k";
        }
        int group = names.indexOf(source.substring(position + 1, end)) + 1;
        if (group == 0) {
            return "k";
        }
        position = end + 1;
        return reference(group);
    }

    /** A reference to a group that is not complete yet matches nothing at all. */
    private String reference(int group) {
        return closed.contains(group) ? "(?:\\" + group + ')' : "(?:)";
    }

    private String number(boolean inClass) {
        int start = --position;
        int end = start;
        while (end < source.length() && Character.isDigit(source.charAt(end)) && end - start < 4) {
            end++;
        }
        int number = Integer.parseInt(source.substring(start, end));
        if (!inClass && source.charAt(start) != '0' && number <= names.size()) {
            position = end;
            return reference(number);
        }
        int character = 0;
        while (position < source.length()
                && position - start < 3
                && "01234567".indexOf(source.charAt(position)) >= 0
                && character * 8 + source.charAt(position) - '0' <= 255) {
            character = character * 8 + source.charAt(position++) - '0';
        }
        return position == start ? literal(source.charAt(position++)) : code(character);
    }

    private PatternSyntaxException invalid(String why) {
        return new PatternSyntaxException(why, source, position);
    }

    /** The rest of a class of characters, after its bracket. */
    private final class EcmaClass {

        String translate() {
            boolean negated = source.startsWith("^", position);
            position += negated ? 1 : 0;
            StringBuilder items = new StringBuilder();
            boolean afterSet = true;
            for (; position < source.length() && source.charAt(position) != ']'; ) {
                char next = source.charAt(position++);
                boolean escaped = next == '\\';
                boolean range = next == '-' && !afterSet && !endsRange();
                items.append(escaped ? escape(true) : range ? "-" : next == '-' ? "\\-" : literal(next));
                afterSet = range || (escaped && isSet(position - 1));
            }
            if (position >= source.length()) {
                throw invalid("Unterminated character class");
            }
            position++;
            if (items.isEmpty()) {
                return negated ? "[\\s\\S]" : "(?!)";
            }
            return (negated ? "[^" : "[") + items + ']';
        }

        /** Whether a dash here ends the class, or stands before a set of characters: then it is a dash. */
        private boolean endsRange() {
            return source.startsWith("]", position) || (source.startsWith("\\", position) && isSet(position + 1));
        }

        private boolean isSet(int at) {
            return at < source.length() && "dDwWsS".indexOf(source.charAt(at)) >= 0 && source.charAt(at - 1) == '\\';
        }
    }
}
