package dev.countersign.local;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One of the demo people.
 *
 * @param tenant slug
 * @param manager e-mail address of a person earlier in the list
 * @param groups keys of the person's groups
 */
public record DemoAccount(
        String tenant,
        String email,
        String name,
        String department,
        @Nullable String manager,
        List<String> groups,
        Locale locale,
        boolean administrator,
        DemoPart part) {

    /** What to try as this person. */
    public enum DemoPart {
        EMPLOYEE("signin.try.employee"),
        MANAGER("signin.try.manager"),
        FINANCE("signin.try.finance"),
        BUDGET_OWNER("signin.try.budgetOwner"),
        SECURITY("signin.try.security"),
        DIRECTOR("signin.try.director"),
        SYSTEM_OWNER("signin.try.systemOwner"),
        LEGAL("signin.try.legal"),
        ADMINISTRATOR("signin.try.administrator");

        private final String message;

        DemoPart(String message) {
            this.message = message;
        }

        public String message() {
            return message;
        }
    }
}
