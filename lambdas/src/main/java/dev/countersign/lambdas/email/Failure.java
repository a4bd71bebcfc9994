package dev.countersign.lambdas.email;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * Why an attempt failed.
 *
 * @param inLog in one line, with the answer of the server: the text of an exception may contain an address as it was written
 * @param diagnosis a type and what was said, as in RFC 3464, 2.3.6: {@code smtp} before what the server answered, {@code unreachable} if there is no connection; the line of the
 *     log if it is neither
 */
record Failure(String inLog, String diagnosis) {

    /** An answer of a mail server that is no success, also within the text of an exception. */
    private static final Pattern ANSWER = Pattern.compile("(?:^|response: )([45]\\d\\d(?:[ -].*)?)");

    static Failure of(Exception failed) {
        List<Exception> chain = chain(failed);
        Exception last = chain.getLast();
        String line = failed.getClass().getSimpleName() + ": " + failed.getMessage()
                + (last.equals(failed) ? "" : ": " + last.getMessage());
        String inLog = line(line);
        return new Failure(
                inLog,
                answer(chain)
                        .map(said -> "smtp; " + said)
                        .orElse(isConnection(last) ? "unreachable; " + line(last.getMessage() + "") : inLog));
    }

    private static List<Exception> chain(Exception failed) {
        List<Exception> chain = new ArrayList<>();
        for (Exception cause = failed;
                cause != null;
                cause = cause instanceof MessagingException answer ? answer.getNextException() : null) {
            chain.add(cause);
        }
        return chain;
    }

    private static Optional<String> answer(List<Exception> chain) {
        return chain.stream()
                .filter(MessagingException.class::isInstance)
                .map(one -> ANSWER.matcher(line(one.getMessage() + "")))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }

    /** A certificate that is not trusted is none of it. */
    private static boolean isConnection(Exception last) {
        return last instanceof IOException && !(last instanceof SSLException);
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
