package dev.countersign.attachment;

import dev.countersign.definitions.text.TypedText;
import java.util.regex.Pattern;

/** Names of files as they are stored, shown and written to a disk. */
final class FileName {

    /** Longest name, in code points: file systems take 255 bytes. */
    private static final int LONGEST = 100;

    private static final int LONGEST_ENDING = 12;

    /** Control characters and ends of lines, private use and unassigned ones: what {@link TypedText} keeps or makes a blank of, and no name needs. */
    private static final Pattern NEVER = Pattern.compile("[\\p{Cc}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    /** What no name of a file on Windows can have. */
    private static final Pattern RESERVED = Pattern.compile("[<>:\"|?*]");

    private FileName() {}

    /** Without path, without what cannot be seen, and not longer than people read; the ending stays. */
    static String clean(String given) {
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        name = TypedText.line(NEVER.matcher(name).replaceAll(""));
        name = RESERVED.matcher(name).replaceAll("_");
        name = name.replaceAll("\\s+", " ").strip();
        name = name.replaceAll("^[. ]+|[. ]+$", "");
        return name.isEmpty() ? "file" : shortened(name);
    }

    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        int kept = LONGEST - 1 - ending.codePointCount(0, ending.length());
        return name.substring(0, name.offsetByCodePoints(0, kept)).strip() + "…" + ending;
    }
}
