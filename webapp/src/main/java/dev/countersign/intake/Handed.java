package dev.countersign.intake;

import dev.countersign.request.Remark;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a program hands in.
 *
 * @param key the same for a repetition
 * @param template the key of the template
 * @param form the answers, as the template describes them
 * @param action exactly what the program will do if the request is approved, if it says so
 */
public record Handed(String key, String template, JsonNode form, Remark action) {

    /** Characters of a form; what is valid is checked when the request is made. */
    static final int LONGEST_FORM = 250_000;

    private static final int LONGEST_TEMPLATE = 200;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /** Whether it can be stored: the rest is checked when the request is made. */
    public boolean isWhole() {
        return KEY.matcher(key).matches()
                && !template.isBlank()
                && template.length() <= LONGEST_TEMPLATE
                && form.isObject()
                && form.toString().length() <= LONGEST_FORM
                && !action.isTooLong();
    }

    /** A key for what is told apart by a secret. */
    static String keyOf(String secret) {
        return HexFormat.of().formatHex(sha256(secret));
    }

    /** By which a message is known that has no key. */
    static byte[] hashOf(String content) {
        return sha256("message " + content);
    }

    byte[] keyHash() {
        return sha256(key);
    }

    byte[] contentHash() {
        String content = template + "\n" + form;
        return sha256(action.isEmpty() ? content : content + "\n" + action.text());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Handed[" + template + "]";
    }
}
