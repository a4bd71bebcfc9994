package dev.countersign.local;

import dev.countersign.people.Role;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of the demo people.
 *
 * @param tenant slug
 * @param manager email address of a person earlier in the list
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
        Set<Role> roles,
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
        ADMINISTRATOR("signin.try.administrator"),
        TEMPLATE_EDITOR("signin.try.templateEditor"),
        AUDITOR("signin.try.auditor"),
        SERVICE_DESK("signin.try.serviceDesk");

        private final String message;

        DemoPart(String message) {
            this.message = message;
        }

        public String message() {
            return message;
        }
    }
}
