package dev.countersign.definitions;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the link in the email to an approver can do. */
public sealed interface EmailLink {

    /** The default for templates without {@code email-link}. */
    EmailLink STANDARD = new Decides();

    /**
     * Whether people can decide by the link. Otherwise they sign in.
     *
     * @param amount the first amount of money in the form; null if there is none
     * @param currency its currency, by ISO 4217
     */
    boolean decides(@Nullable BigDecimal amount, @Nullable String currency);

    /** The link suffices. */
    record Decides() implements EmailLink {

        @Override
        public boolean decides(@Nullable BigDecimal amount, @Nullable String currency) {
            return true;
        }
    }

    /** Approvers sign in. */
    record SignIn() implements EmailLink {

        @Override
        public boolean decides(@Nullable BigDecimal amount, @Nullable String currency) {
            return false;
        }
    }

    /**
     * Approvers sign in from this amount on. An amount in another currency cannot be compared, so they sign in, too.
     *
     * @param currency by ISO 4217
     */
    record SignInFrom(BigDecimal amount, String currency) implements EmailLink {

        @Override
        public boolean decides(@Nullable BigDecimal asked, @Nullable String of) {
            return asked == null || (currency.equals(of) && asked.compareTo(amount) < 0);
        }
    }
}
