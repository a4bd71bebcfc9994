package dev.countersign.lambdas.email;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Why a mail server does not take an email, now or later: its answer to the address or to the email begins with 5. An answer to the sender is about this
 * application and not about the email, so it is no refusal.
 *
 * @param said the answer, in one line
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1">RFC 5321, Reply Code Severities</a>
 */
record Refusal(String said) {

    private static final int FOR_GOOD = 5;

    /** The address does not exist, or cannot (RFC 3463, 3.2). */
    private static final Pattern OF_ADDRESS = Pattern.compile("5\\d\\d[ -]5\\.1\\..*");

    /** Empty if a later attempt can succeed. */
    static Optional<Refusal> of(SendFailedException failed) {
        Refusal found = null;
        for (Exception cause = failed; cause instanceof MessagingException answer; cause = answer.getNextException()) {
            Optional<Integer> code = code(answer);
            if (code.filter(one -> one / 100 != FOR_GOOD).isPresent()) {
                return Optional.empty();
            }
            if (code.isPresent()) {
                found = new Refusal(line(answer.getMessage()));
            }
        }
        return Optional.ofNullable(found);
    }

    /** Whether the address itself is refused. */
    boolean isOfAddress() {
        return OF_ADDRESS.matcher(said).matches();
    }

    private static Optional<Integer> code(MessagingException answer) {
        return switch (answer) {
            case SMTPAddressFailedException address -> Optional.of(address.getReturnCode());
            case SMTPSendFailedException sent when !isSender(sent.getCommand()) -> Optional.of(sent.getReturnCode());
            default -> Optional.empty();
        };
    }

    private static boolean isSender(@Nullable String command) {
        return command != null && command.startsWith("MAIL");
    }

    private static String line(@Nullable String answer) {
        return answer == null ? "" : answer.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
